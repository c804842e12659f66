//! The golden journeys, and their siblings that differ in one thing.

use orderflow::model::Stage;
use orderflow::record::{Experience, Favour, Info, Recovery, Segment};
use orderflow::scenario::journey_file::{JourneyFormat, read};

/// A journey of `tests/golden/journeys.json` with the numbers expected of it.
pub(crate) struct Golden {
    pub(crate) name: String,
    pub(crate) experience: Experience,
    pub(crate) expect: serde_json::Value,
}

/// Every golden journey.
pub(crate) fn golden() -> Vec<Golden> {
    let file: serde_json::Value =
        serde_json::from_str(include_str!("../golden/journeys.json")).expect("the file is JSON");
    let journeys = file["journeys"].as_object().expect("it holds journeys by name");
    journeys
        .iter()
        .map(|(name, entry)| Golden {
            name: name.clone(),
            experience: read(&entry["journey"].to_string(), JourneyFormat::Json)
                .expect("golden journeys are valid"),
            expect: entry["expect"].clone(),
        })
        .collect()
}

/// One golden journey.
pub(crate) fn journey(name: &str) -> Experience {
    let golden = golden().into_iter().find(|golden| golden.name == name);
    golden.expect("a golden journey has this name").experience
}

/// The journey with another recovery.
pub(crate) fn with_recovery(name: &str, change: impl FnOnce(&mut Recovery)) -> Experience {
    let mut experience = journey(name);
    change(experience.recovery.as_mut().expect("it has a recovery"));
    experience
}

/// A choice and half the price off on top of a proactive repair.
pub(crate) fn empowered_half_price() -> Experience {
    with_recovery("empowered", |recovery| {
        recovery.choice = 1.0;
        recovery.comp_ratio = 0.5;
    })
}

/// A concierge from the first ask on, with a choice and the full price off.
pub(crate) fn concierge_early() -> Experience {
    with_recovery("empowered_reactive", |recovery| {
        recovery.initiative = 0.5;
        recovery.choice = 1.0;
        recovery.comp_ratio = 1.0;
    })
}

/// The favour, taken as one.
pub(crate) fn favour_flattered() -> Experience {
    let mut experience = journey("empowered_reactive");
    experience.favour = Favour::Flattered;
    experience.gestures += 1;
    experience
}

/// The failed evening, but the water comes within two minutes.
pub(crate) fn rigid_with_water() -> Experience {
    let mut experience = journey("rigid");
    experience.incidents.unmet = 0;
    experience.push_wait(Stage::Request, 1.0, &[plain_segment(2.0, Info::None)]);
    experience
}

/// The failed evening without money given back.
pub(crate) fn rigid_no_discount() -> Experience {
    with_recovery("rigid", |recovery| recovery.comp_ratio = 0.0)
}

/// The failed evening without money and without a word.
pub(crate) fn rigid_no_word() -> Experience {
    let mut experience = journey("rigid");
    experience.recovery = None;
    experience
}

/// A segment that is only time.
pub(crate) fn plain_segment(minutes: f64, info: Info) -> Segment {
    Segment { minutes, info, is_occupied: false, is_unfair: false }
}

/// A fault-free evening without a check-back, one of whose waits is another.
pub(crate) fn evening_with(stage: Stage, segments: &[Segment]) -> Experience {
    let usual = journey("fault_free");
    let mut experience = Experience::new(usual.base);
    for wait in usual.waits.iter().filter(|wait| wait.stage != stage) {
        experience.push_wait(wait.stage, wait.share, usual.segments_of(wait));
    }
    experience.push_wait(stage, 1.0, segments);
    experience
}
