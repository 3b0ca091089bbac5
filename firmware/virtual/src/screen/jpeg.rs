//! Pictures for the display, from JPEG.

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// Most pixels across or down: the display has 160.
const MOST: usize = 1 << 10;

/// A picture in 16-bit colours.
pub(super) struct Picture {
    pub(super) width: usize,
    pub(super) pixels: Vec<u16>,
}

/// Decodes a picture; what is none, or is broken, is none.
pub(super) fn decode(bytes: &[u8]) -> Option<Picture> {
    let options = DecoderOptions::default()
        .set_max_width(MOST)
        .set_max_height(MOST)
        .set_strict_mode(true)
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    let samples = decoder.decode().ok()?;
    let (width, _) = decoder.dimensions()?;
    let (pixels, _) = samples.as_chunks::<3>();
    Some(Picture {
        width,
        pixels: pixels.iter().map(colour).collect(),
    })
}

/// Five bits of red, six of green, five of blue.
fn colour(&[red, green, blue]: &[u8; 3]) -> u16 {
    u16::from(red >> 3) << 11 | u16::from(green >> 2) << 5 | u16::from(blue >> 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Case {
        bytes: &'static [u8],
        size: (usize, usize),
        /// How far red, green and blue may be off.
        most: i32,
        /// Places, and their red, green and blue.
        seen: [((usize, usize), [i32; 3]); 6],
    }

    /// Pictures and what Pillow sees in them; it blurs colours that were stored at half the size.
    const PICTURES: [Case; 4] = [
        Case {
            bytes: include_bytes!("pictures/grey.jpg"),
            size: (20, 12),
            most: 8,
            seen: [
                ((0, 0), [0, 0, 0]),
                ((19, 0), [151, 151, 151]),
                ((3, 10), [54, 54, 54]),
                ((10, 6), [98, 98, 98]),
                ((19, 11), [184, 184, 184]),
                ((7, 8), [80, 80, 80]),
            ],
        },
        Case {
            bytes: include_bytes!("pictures/full.jpg"),
            size: (27, 21),
            most: 8,
            seen: [
                ((0, 0), [0, 2, 125]),
                ((26, 0), [208, 0, 38]),
                ((3, 19), [24, 190, 128]),
                ((13, 10), [104, 102, 45]),
                ((26, 20), [209, 199, 42]),
                ((7, 8), [57, 81, 127]),
            ],
        },
        Case {
            bytes: include_bytes!("pictures/halved.jpg"),
            size: (27, 21),
            most: 32,
            seen: [
                ((0, 0), [0, 3, 121]),
                ((26, 0), [201, 3, 36]),
                ((3, 19), [27, 189, 132]),
                ((13, 10), [100, 95, 66]),
                ((26, 20), [209, 198, 46]),
                ((7, 8), [57, 79, 128]),
            ],
        },
        Case {
            bytes: include_bytes!("pictures/restarts.jpg"),
            size: (33, 18),
            most: 32,
            seen: [
                ((0, 0), [5, 0, 123]),
                ((32, 0), [252, 2, 40]),
                ((3, 16), [23, 163, 128]),
                ((16, 9), [126, 86, 60]),
                ((32, 17), [255, 168, 44]),
                ((7, 8), [55, 82, 127]),
            ],
        },
    ];

    #[test]
    fn pictures_look_as_others_see_them() {
        for case in PICTURES {
            let (width, height) = case.size;
            let picture = decode(case.bytes).expect("a picture");
            assert_eq!(picture.width, width);
            assert_eq!(picture.pixels.len(), width * height);
            for ((x, y), wanted) in case.seen {
                let colour = i32::from(picture.pixels[y * width + x]);
                let parts = [
                    colour >> 11 << 3,
                    (colour >> 5 & 63) << 2,
                    (colour & 31) << 3,
                ];
                for (part, wanted) in parts.into_iter().zip(wanted) {
                    let off = (part - wanted).abs();
                    assert!(off <= case.most, "{width} x {height}: {x}, {y}: {parts:?}");
                }
            }
        }
    }

    #[test]
    fn what_is_no_picture_is_none() {
        assert!(decode(b"").is_none());
        assert!(decode(b"\xff\xd8\xff\xd9").is_none());
    }

    #[test]
    fn damaged_pictures_do_no_harm() {
        let whole: &[u8] = include_bytes!("pictures/restarts.jpg");
        for at in 0..whole.len() {
            let _ = decode(&whole[..at]);
            for other in [0, 1, 0x7f, 0xff, whole[at] ^ 0x10] {
                let mut bytes = whole.to_vec();
                bytes[at] = other;
                let _ = decode(&bytes);
            }
        }
    }
}
