//! The text of a file, however its editor saved it.

/// The text in UTF-8 or in UTF-16, with its mark or without; otherwise why it cannot be read, and what to do.
pub(in crate::cli) fn decode(bytes: Vec<u8>) -> Result<String, String> {
    if let Some(program) = made_by(&bytes) {
        return Err(format!("{program}: save its text as a plain text file in UTF-8"));
    }
    match bytes.get(..2) {
        Some([0xff, 0xfe]) => return utf16(&bytes[2..], u16::from_le_bytes),
        Some([0xfe, 0xff]) => return utf16(&bytes[2..], u16::from_be_bytes),
        // No text in UTF-8 has such a byte; of UTF-16 every second one is, as far as it is plain English.
        Some([0, _]) if is_half_zeros(&bytes) => return utf16(&bytes, u16::from_be_bytes),
        Some([_, 0]) if is_half_zeros(&bytes) => return utf16(&bytes, u16::from_le_bytes),
        Some(_) | None => {}
    }
    if bytes.contains(&0) {
        return Err("it is no text: name the scenario, a plain text file".to_owned());
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = good.split(|byte| *byte == b'\n').count();
        let byte = error.as_bytes()[good.len()];
        format!(
            "line {line} holds the byte 0x{byte:02x}, which is no UTF-8: save the file as UTF-8 in your editor"
        )
    })
}

/// How files of other programs begin, and what they are.
const BEGINNINGS: [(&[u8], &str); 10] = [
    (b"%PDF", "it is a PDF"),
    (b"\xd0\xcf\x11\xe0", "it is a document of an office program (Word, Excel), not plain text"),
    (b"{\\rtf", "it is a document in rich text (RTF), not plain text"),
    (b"\x1f\x8b", "it is compressed (gzip)"),
    (b"\x89PNG", "it is a picture"),
    (b"\xff\xd8\xff", "it is a picture"),
    (b"SQLite format", "it is a database"),
    (b"7z\xbc\xaf", "it is a compressed archive (7-Zip)"),
    (b"Rar!", "it is a compressed archive (RAR)"),
    (b"\x7fELF", "it is a program"),
];

/// What a zip archive of a program holds.
const ZIPPED: [(&[u8], &str); 4] = [
    (b"word/", "it is a Word document, not plain text"),
    (b"xl/", "it is an Excel workbook, not plain text"),
    (b"ppt/", "it is a presentation, not plain text"),
    (b"opendocument", "it is an OpenDocument file, not plain text"),
];

/// What a file is that is known by how it begins, and is no text.
fn made_by(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let holds = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
        let known = ZIPPED.iter().find(|(folder, _)| holds(folder)).map(|(_, program)| *program);
        return Some(known.unwrap_or("it is a zip archive"));
    }
    BEGINNINGS.iter().find(|(begins, _)| bytes.starts_with(begins)).map(|(_, program)| *program)
}

/// Whether about half of the first bytes are zero.
fn is_half_zeros(bytes: &[u8]) -> bool {
    let first = &bytes[..bytes.len().min(512)];
    let zeros = first.iter().map(|byte| usize::from(*byte == 0)).sum::<usize>();
    bytes.len().is_multiple_of(2) && (3 * zeros >= first.len()) && (zeros * 3 <= first.len() * 2)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, String> {
    let broken = || "it begins as UTF-16 and is none: save it as UTF-8 in your editor".to_owned();
    let pairs = bytes.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return Err(broken());
    }
    let units: Vec<u16> = pairs.map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16(&units).map_err(|_error| broken())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_as_its_editor_saved_it() {
        assert_eq!(decode("Füße".into()), Ok("Füße".to_owned()));
        for text in ["\u{feff}Füße", "title = \"Füße\"\n"] {
            let units: Vec<u16> = text.encode_utf16().collect();
            let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
            let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
            let expected = Ok(text.trim_start_matches('\u{feff}').to_owned());
            assert_eq!(decode(little), expected);
            assert_eq!(decode(big), expected);
        }
    }

    #[test]
    fn what_is_neither_is_told_with_its_line() {
        let told = decode(b"a = 1\nb = \"\xe9\"".to_vec()).unwrap_err();
        assert!(told.starts_with("line 2 holds the byte 0xe9"), "{told}");
        assert!(decode(vec![0xff, 0xfe, 0x41]).unwrap_err().contains("UTF-16"));
    }

    #[test]
    fn files_of_other_programs_are_told_by_their_name() {
        let cases: [(&[u8], &str); 6] = [
            (b"%PDF-1.7 ...", "it is a PDF"),
            (b"PK\x03\x04 ... word/document.xml", "it is a Word document"),
            (b"PK\x03\x04 ... xl/workbook.xml", "it is an Excel workbook"),
            (b"PK\x03\x04 ... house.toml", "it is a zip archive"),
            (b"{\\rtf1 hello}", "it is a document in rich text"),
            (b"\x01\x02\x00\x00\x00\x00\x00\x00\x00", "it is no text"),
        ];
        for (bytes, told) in cases {
            let said = decode(bytes.to_vec()).unwrap_err();
            assert!(said.starts_with(told), "{said}");
        }
    }
}
