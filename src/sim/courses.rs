//! The courses of a meal, and sets of them.

use crate::model::Course;

/// The courses, in the order of their waits.
pub(in crate::sim) const COURSES: [Course; 2] = [Course::Drink, Course::Food];

/// Index of a course's wait.
pub(in crate::sim) fn course_idx(course: Course) -> usize {
    match course {
        Course::Drink => 0,
        Course::Food => 1,
    }
}

/// Some of the courses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::sim) struct Courses([bool; COURSES.len()]);

impl Courses {
    /// All of them.
    pub(in crate::sim) const ALL: Self = Self([true; COURSES.len()]);

    /// Those of which something holds.
    pub(in crate::sim) fn of_which(holds: impl FnMut(Course) -> bool) -> Self {
        Self(COURSES.map(holds))
    }

    pub(in crate::sim) fn has(self, course: Course) -> bool {
        self.0[course_idx(course)]
    }

    /// Each of them, in the order of their waits.
    pub(in crate::sim) fn each(self) -> impl Iterator<Item = Course> {
        COURSES.into_iter().filter(move |course| self.has(*course))
    }

    pub(in crate::sim) fn is_empty(self) -> bool {
        self == Self::default()
    }
}
