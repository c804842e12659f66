//! What is read: a file, or the standard input stream; and how the standard streams are called.

use std::io::{self, Read as _};
use std::path::Path;

use crate::cli::error::FileError;
use crate::cli::files::encoding;

/// What stands for the standard streams.
const STREAM: &str = "-";

/// Whether a path stands for the standard input stream.
pub(in crate::cli) fn is_stream(path: &Path) -> bool {
    path.as_os_str() == STREAM
}

/// Whether a path stands for the standard output stream, by whatever name the system gives it.
pub(in crate::cli) fn is_stdout(path: &Path) -> bool {
    let names = [STREAM, "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];
    names.iter().any(|name| path.as_os_str() == *name)
}

/// The name of what is read, in messages.
pub(in crate::cli) fn shown(path: &Path) -> String {
    if is_stream(path) { "standard input".to_owned() } else { path.display().to_string() }
}

/// Whether a text is JSON, not TOML: as its file's name ends; where that does not tell, as it begins, since TOML
/// never begins with a brace.
pub(in crate::cli) fn is_json(path: &Path, text: &str) -> bool {
    let ends_in = |ending| path.extension().is_some_and(|known| known.eq_ignore_ascii_case(ending));
    ends_in("json") || !ends_in("toml") && text.trim_start().starts_with('{')
}

/// The text of a file or of the standard input stream.
pub(in crate::cli) fn read(path: &Path) -> Result<String, FileError> {
    let bytes = if is_stream(path) {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes).map(|_length| bytes)
    } else {
        std::fs::read(path)
    };
    let cannot = |source| FileError::Read { path: shown(path).into(), source };
    encoding::decode(bytes.map_err(cannot)?)
        .map_err(|why| cannot(io::Error::new(io::ErrorKind::InvalidData, why)))
}
