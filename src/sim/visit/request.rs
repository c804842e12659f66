//! A party's case, as it lies before the manager; never what comes of it.

use crate::engine::Slot;
use crate::record::RecoveryDelay;
use crate::time::SimTime;

/// A party's case before the manager.
#[derive(Clone, Copy, Debug)]
pub(in crate::sim) struct Request {
    pub(in crate::sim) slot: Slot,
    /// A waiter asked, not the guest.
    pub(super) is_from_waiter: bool,
    /// When.
    pub(in crate::sim) since: SimTime,
    /// What the party had waited for until then.
    pub(super) help: RecoveryDelay,
}
