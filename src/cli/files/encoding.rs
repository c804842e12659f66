//! The text of a file, however its editor saved it.

/// The text in UTF-8 or, with its mark, in UTF-16; otherwise why it cannot be read, and what to do.
pub(in crate::cli) fn decode(bytes: Vec<u8>) -> Result<String, String> {
    match bytes.get(..2) {
        Some([0xff, 0xfe]) => return utf16(&bytes[2..], u16::from_le_bytes),
        Some([0xfe, 0xff]) => return utf16(&bytes[2..], u16::from_be_bytes),
        Some(_) | None => {}
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
        let units: Vec<u16> = "\u{feff}Füße".encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        assert_eq!(decode(little), Ok("Füße".to_owned()));
        assert_eq!(decode(big), Ok("Füße".to_owned()));
    }

    #[test]
    fn what_is_neither_is_told_with_its_line() {
        let told = decode(b"a = 1\nb = \"\xe9\"".to_vec()).unwrap_err();
        assert!(told.starts_with("line 2 holds the byte 0xe9"), "{told}");
        assert!(decode(vec![0xff, 0xfe, 0x41]).unwrap_err().contains("UTF-16"));
    }
}
