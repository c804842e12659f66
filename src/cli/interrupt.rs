//! Ctrl-C and SIGTERM: the first ends a run at the next block, the second ends the program.
//!
//! Only commands that simulate listen; the others end at once, as any program does. SIGHUP stays what it is, so
//! that `nohup` holds.

/// Signal that ends a run, once one has come.
#[cfg(unix)]
static FIRST: std::sync::atomic::AtomicI32 = std::sync::atomic::AtomicI32::new(0);

/// From now on the first signal is waited for; who gives another leaves at once, and nothing unfinished stays.
#[cfg(unix)]
pub(super) fn listen(is_quiet: bool) {
    use signal_hook::consts::{SIGINT, SIGTERM, SIGXFSZ};
    // A file that may grow no more is an error of its export and does not end the program.
    drop(signal_hook::flag::register(SIGXFSZ, std::sync::Arc::default()));
    // Without it a signal ends the program as it always does.
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGINT, SIGTERM]) else { return };
    std::thread::spawn(move || {
        for signal in signals.forever() {
            if is_first(signal) {
                if !is_quiet {
                    super::output::eprint_line(
                        "stopping at the next block; once more leaves at once",
                    );
                }
            } else {
                leave(signal);
            }
        }
    });
}

#[cfg(unix)]
fn is_first(signal: i32) -> bool {
    use std::sync::atomic::Ordering::SeqCst;
    FIRST.compare_exchange(0, signal, SeqCst, SeqCst).is_ok()
}

#[cfg(unix)]
#[expect(clippy::exit, clippy::disallowed_methods, reason = "who asks twice does not want to wait")]
fn leave(signal: i32) {
    let _nothing_moves = super::files::remove_unfinished();
    std::process::exit(128 + signal);
}

/// The exit code of a run that was to end before its time; `None`: it was not.
#[cfg(unix)]
pub(super) fn asked() -> Option<u8> {
    let signal = FIRST.load(std::sync::atomic::Ordering::SeqCst);
    (signal != 0).then(|| u8::try_from(128 + signal).unwrap_or(u8::MAX))
}

/// Elsewhere whoever interrupts leaves at once.
#[cfg(not(unix))]
pub(super) fn listen(_is_quiet: bool) {}

/// Nobody can ask.
#[cfg(not(unix))]
pub(super) fn asked() -> Option<u8> {
    None
}
