//! The pieces of Python that run on the board.
//!
//! They need `os` and nothing else; bytes travel as literals, as `print` writes
//! them.

use crate::python_bytes::quote;

/// Before 1.21 the module's own name was `uos`, and not every port had an alias.
pub(super) const IMPORT_OS: &str = "try:\n import os\nexcept ImportError:\n import uos as os\n";

/// Prints a line for each entry: name as bytes, kind, size or -1.
pub(super) fn list(folder: &str) -> String {
    format!(
        "for e in os.ilistdir({}):\n print(e[0].encode(),e[1],e[3] if len(e)>3 else -1)\n",
        quote(folder)
    )
}

/// Prints the same line for one path.
pub(super) fn stat(path: &str) -> String {
    let path = quote(path);
    format!("s=os.stat({path})\nprint({path}.encode(),s[0]&0xf000,s[6])\n")
}

/// Prints the file in chunks, then its size and checksum.
pub(super) fn read(path: &str) -> String {
    format!(
        "f=open({},'rb')\nn=s=0\nwhile True:\n b=f.read(256)\n if not b:break\n print(b)\n \
         n+=len(b)\n for c in b:s=(s*31+c)%16777213\nf.close()\nprint(n,s)\n",
        quote(path)
    )
}

/// Prints a file's size and checksum.
pub(super) fn check(path: &str) -> String {
    format!(
        "f=open({},'rb')\nn=s=0\nb=bytearray(256)\nwhile True:\n k=f.readinto(b)\n \
         if not k:break\n n+=k\n for i in range(k):s=(s*31+b[i])%16777213\nf.close()\nprint(n,s)\n",
        quote(path)
    )
}

/// Removes a file or an empty folder.
pub(super) fn remove(path: &str) -> String {
    let path = quote(path);
    format!("if os.stat({path})[0]&0x4000:\n os.rmdir({path})\nelse:\n os.remove({path})\n")
}

/// Removes a file or a folder, with a stack of its own: boards recurse but little.
pub(super) fn remove_all(path: &str) -> String {
    format!(
        "s=[{}]\nwhile s:\n p=s[-1]\n if not os.stat(p)[0]&0x4000:\n  os.remove(p)\n  s.pop()\n  \
         continue\n k=[p+'/'+e[0] for e in os.ilistdir(p)]\n if k:\n  s+=k\n else:\n  \
         os.rmdir(p)\n  s.pop()\n",
        quote(path)
    )
}

/// Opens the new file beside the old one; says whether base64 is understood.
pub(super) fn begin_write(part: &str) -> String {
    format!(
        "try:\n from binascii import a2b_base64 as _g\nexcept ImportError:\n try:\n  from \
         ubinascii import a2b_base64 as _g\n except ImportError:\n  _g=None\n\
         def _w(b):\n if _f.write(b)!=len(b):raise OSError(28)\n\
         _f=open({},'wb')\nprint(_g is not None)\n",
        quote(part)
    )
}

/// Forgets the names of [`begin_write`].
pub(super) const END_WRITE: &str = "_f.close()\ndel _f,_w,_g\n";

/// Removes what a failed write has left.
pub(super) fn abandon(part: &str) -> String {
    format!(
        "try:\n _f.close()\n del _f,_w,_g\nexcept Exception:\n pass\n\
         try:\n os.remove({})\nexcept OSError:\n pass\n",
        quote(part)
    )
}

/// Puts the new file in the place of the old one. Where a name in use cannot
/// be renamed to, the old file steps aside and comes back if that fails.
pub(super) fn replace(part: &str, path: &str, aside: &str) -> String {
    let (part, path, aside) = (quote(part), quote(path), quote(aside));
    format!(
        "try:\n os.rename({part},{path})\nexcept OSError:\n os.rename({path},{aside})\n try:\n  \
         os.rename({part},{path})\n except OSError:\n  os.rename({aside},{path})\n  raise\n \
         os.remove({aside})\ntry:\n os.sync()\nexcept AttributeError:\n pass\n"
    )
}
