//! Digests as Python's `hashlib` computes them.

use std::vec;
use std::vec::Vec;

use super::algorithm::{Algorithm, Hash};
use super::*;

fn hex(algorithm: &'static Algorithm, data: &[u8], piece: usize) -> std::string::String {
    let mut hash = Hash::new(algorithm);
    for part in data.chunks(piece) {
        hash.update(part);
    }
    let (digest, len) = hash.finish();
    digest[..len]
        .iter()
        .map(|b| std::format!("{b:02x}"))
        .collect()
}

#[test]
fn digests_do_not_depend_on_how_data_is_cut() {
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (
            b"".to_vec(),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        ),
        (
            b"abc".to_vec(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        ),
        (
            vec![b'a'; 55],
            "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318",
        ),
        (
            vec![b'a'; 56],
            "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a",
        ),
        (
            vec![b'a'; 63],
            "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34",
        ),
        (
            vec![b'a'; 64],
            "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb",
        ),
        (
            vec![b'a'; 65],
            "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0",
        ),
        (
            vec![b'x'; 1000],
            "44f8354494a5ba03ba1792a8d3e9c534c47a9181980fde7a3f44b06ef2ae7c7f",
        ),
    ];
    for (data, expected) in cases {
        for piece in [1, 7, 63, 64, 65, 2000] {
            assert_eq!(hex(&sha256::ALGORITHM, &data, piece), expected);
        }
    }
}

#[cfg(feature = "pc")]
#[test]
fn the_older_hashes_agree_too() {
    let cases: Vec<(Vec<u8>, &str, &str)> = vec![
        (
            b"".to_vec(),
            "da39a3ee5e6b4b0d3255bfef95601890afd80709",
            "d41d8cd98f00b204e9800998ecf8427e",
        ),
        (
            b"abc".to_vec(),
            "a9993e364706816aba3e25717850c26c9cd0d89d",
            "900150983cd24fb0d6963f7d28e17f72",
        ),
        (
            vec![b'a'; 55],
            "c1c8bbdc22796e28c0e15163d20899b65621d65a",
            "ef1772b6dff9a122358552954ad0df65",
        ),
        (
            vec![b'a'; 56],
            "c2db330f6083854c99d4b5bfb6e8f29f201be699",
            "3b0c8ac703f828b04c6c197006d17218",
        ),
        (
            vec![b'a'; 63],
            "03f09f5b158a7a8cdad920bddc29b81c18a551f5",
            "b06521f39153d618550606be297466d5",
        ),
        (
            vec![b'a'; 64],
            "0098ba824b5c16427bd7a1122a5a442a25ec644d",
            "014842d480b571495a4a0363793f7367",
        ),
        (
            vec![b'a'; 65],
            "11655326c708d70319be2610e8a57d9a5b959d3b",
            "c743a45e0d2e6a95cb859adae0248435",
        ),
        (
            vec![b'x'; 1000],
            "c3efa690fa3fdd2e2526853eed670538ea127638",
            "398533d48111e9f664b1f64cb10c4b63",
        ),
    ];
    for (data, sha, md) in cases {
        assert_eq!(hex(&sha1::ALGORITHM, &data, 13), sha);
        assert_eq!(hex(&md5::ALGORITHM, &data, 13), md);
    }
}
