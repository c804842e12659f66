//! Whole outputs kept in files.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// Holds an output to the file kept of it in `tests/snapshots/`.
pub(crate) fn assert_snapshot(name: &str, output: &str) {
    assert_kept(&Path::new("tests/snapshots").join(name), output);
}

/// Holds an output to a file of the repository, byte by byte.
///
/// `UPDATE_SNAPSHOTS=1 cargo test` writes the files anew; the difference is then read in `git diff`.
#[expect(clippy::disallowed_methods, reason = "snapshots are files")]
pub(crate) fn assert_kept(file: &Path, output: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if std::env::var("UPDATE_SNAPSHOTS").is_ok() {
        std::fs::write(&path, output).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == output, "{} differs; it is now:\n{output}", file.display());
}

/// Holds a page of the repository to what a test makes of it, which may be the whole page or a part.
///
/// One page after the other, so that tests that write parts of the same page do not undo each other's.
#[expect(clippy::disallowed_methods, reason = "pages are files")]
pub(crate) fn assert_page(page: &str, revised: impl FnOnce(&str) -> String) {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert_kept(Path::new(page), &revised(&kept));
}

/// Holds what stands in a page between `<!-- NAME -->` and `<!-- end of NAME -->` to a text.
pub(crate) fn assert_section(page: &str, name: &str, text: &str) {
    let (begin, end) = (format!("<!-- {name} -->\n"), format!("<!-- end of {name} -->\n"));
    assert_page(page, |kept| {
        let (before, rest) = kept.split_once(&begin).expect("the page has the section");
        let (_, after) = rest.split_once(&end).expect("the section has an end");
        format!("{before}{begin}\n{text}\n{end}{after}")
    });
}
