//! What is read: a file, or the standard input stream; and how the standard streams are called.

use std::io::Read as _;
use std::path::Path;

use crate::cli::error::Error;

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

/// The text of a file or of the standard input stream.
#[expect(clippy::disallowed_methods, reason = "this is the layer that reads files")]
pub(in crate::cli) fn read(path: &Path) -> Result<String, Error> {
    let text = if is_stream(path) {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map(|_length| text)
    } else {
        std::fs::read_to_string(path)
    };
    text.map_err(|source| Error::Read { path: shown(path).into(), source })
}
