//! A queue in classes of urgency, first come, first served in each, with an account of its waits.

use std::collections::VecDeque;

use crate::sim::audit::flow::Flow;
use crate::time::SimTime;

/// Jobs that wait, in `N` classes: the first class first.
///
/// Since when a job has waited the queue does not know: who takes it out says so, by what those it is for
/// have written down. Little's law then holds the one against the other, and notices if nobody says it.
#[derive(Clone, Debug)]
pub(in crate::sim) struct Queue<J, const N: usize> {
    classes: [VecDeque<J>; N],
    waiting: Flow,
}

impl<J, const N: usize> Default for Queue<J, N> {
    fn default() -> Self {
        Self { classes: std::array::from_fn(|_| VecDeque::new()), waiting: Flow::default() }
    }
}

impl<J, const N: usize> Queue<J, N> {
    /// Forgets everything but the room it has.
    pub(in crate::sim) fn clear(&mut self) {
        self.classes.iter_mut().for_each(VecDeque::clear);
        self.waiting = Flow::default();
    }

    /// Joins behind all of its class.
    #[inline(always)]
    pub(in crate::sim) fn join(&mut self, job: J, class: usize, now: SimTime) {
        self.waiting.enter(now);
        self.classes[class].push_back(job);
    }

    /// Takes out who is next; its wait is to be booked.
    #[inline(always)]
    pub(in crate::sim) fn next(&mut self) -> Option<J> {
        self.classes.iter_mut().find_map(VecDeque::pop_front)
    }

    /// Books the wait of a job taken out now that joined at an instant.
    #[inline(always)]
    pub(in crate::sim) fn book_wait(&mut self, since: SimTime) {
        self.waiting.leave_after(since);
    }

    /// The jobs of a class, in their order.
    pub(in crate::sim) fn of_class(&self, class: usize) -> impl Iterator<Item = &J> {
        self.classes[class].iter()
    }

    /// All jobs, in their order.
    pub(in crate::sim) fn iter(&self) -> impl Iterator<Item = &J> {
        self.classes.iter().flatten()
    }

    pub(in crate::sim) fn is_empty(&self) -> bool {
        self.classes.iter().all(VecDeque::is_empty)
    }

    pub(in crate::sim) fn waiting(&self) -> Flow {
        self.waiting
    }

    /// Its account, to be harmed by the tests of what checks itself.
    #[cfg(test)]
    pub(in crate::sim) fn waiting_mut(&mut self) -> &mut Flow {
        &mut self.waiting
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Span;

    fn at(minutes: f64) -> SimTime {
        SimTime::OPENING + Span::from_minutes(minutes)
    }

    #[test]
    fn the_first_class_comes_first_and_in_it_who_came_first() {
        let mut queue = Queue::<(char, f64), 2>::default();
        for (name, class, minutes) in [('a', 1, 1.0), ('b', 0, 2.0), ('c', 1, 3.0), ('d', 0, 4.0)] {
            queue.join((name, minutes), class, at(minutes));
        }
        assert_eq!(queue.of_class(1).map(|(name, _)| *name).collect::<String>(), "ac");
        let mut names = String::new();
        while let Some((name, since)) = queue.next() {
            queue.book_wait(at(since));
            names.push(name);
        }
        assert_eq!(names, "bdac");
        assert_eq!(queue.waiting().left(at(9.0), 0), Span::ZERO);
    }

    #[test]
    fn a_wait_told_wrong_is_left_over() {
        let mut queue = Queue::<(), 1>::default();
        queue.join((), 0, at(1.0));
        queue.next();
        queue.book_wait(at(3.0));
        assert_eq!(queue.waiting().left(at(9.0), 0), Span::from_minutes(2.0));
    }
}
