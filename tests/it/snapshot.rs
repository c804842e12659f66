//! Whole outputs kept in files.

use std::path::Path;

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

/// Holds what stands in the README between `<!-- NAME -->` and `<!-- end of NAME -->` to a text.
///
/// Another test may write the README at the same time: `UPDATE_SNAPSHOTS=1` with that test's name.
#[expect(clippy::disallowed_methods, reason = "the README is a file")]
pub(crate) fn assert_section(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(path).unwrap();
    let (begin, end) = (format!("<!-- {name} -->\n"), format!("<!-- end of {name} -->\n"));
    let (before, rest) = readme.split_once(&begin).expect("the README has the section");
    let (_, after) = rest.split_once(&end).expect("the section has an end");
    assert_kept(Path::new("README.md"), &format!("{before}{begin}\n{text}\n{end}{after}"));
}
