//! `memmove` in a tenth of the flash that the compiler's own takes: forwards it is `memcpy`,
//! backwards it goes by words where everything is aligned, as the heap's words are, else by bytes.

unsafe extern "C" {
    /// The compiler's own; it goes from the lowest address to the highest.
    fn memcpy(to: *mut u8, from: *const u8, count: usize) -> *mut u8;
}

/// Copies bytes that may overlap. Volatile, so that the loops do not become calls of this function.
///
/// # Safety
/// `count` bytes from `from` on can be read, and as many from `to` on written.
#[unsafe(no_mangle)]
unsafe extern "C" fn __aeabi_memmove(to: *mut u8, from: *const u8, count: usize) {
    if (to as usize).wrapping_sub(from as usize) >= count {
        // SAFETY: as the caller says; what is overwritten was read before.
        unsafe { memcpy(to, from, count) };
        return;
    }
    let mut left = count;
    if (to as usize | from as usize | count).is_multiple_of(4) {
        while left > 0 {
            left -= 4;
            // SAFETY: within the bytes that the caller vouches for, and aligned.
            unsafe {
                let word = from.add(left).cast::<u32>().read_volatile();
                to.add(left).cast::<u32>().write_volatile(word);
            }
        }
    }
    while left > 0 {
        left -= 1;
        // SAFETY: within the bytes that the caller vouches for.
        unsafe { to.add(left).write_volatile(from.add(left).read_volatile()) };
    }
}

/// [`__aeabi_memmove`] of aligned words.
///
/// # Safety
/// As there.
#[unsafe(no_mangle)]
unsafe extern "C" fn __aeabi_memmove4(to: *mut u8, from: *const u8, count: usize) {
    // SAFETY: as the caller says.
    unsafe { __aeabi_memmove(to, from, count) }
}
