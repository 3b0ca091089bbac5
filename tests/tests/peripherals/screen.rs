//! `lcd160cr`: the colour display with its touch panel.

use crate::rig::pyboard::{board, run};

/// Begins every program here.
const START: &str = "import lcd160cr, framebuf
from lcd160cr import LCD160CR
lcd = LCD160CR('X')
red, green, blue = lcd.rgb(255, 0, 0), lcd.rgb(0, 255, 0), lcd.rgb(0, 0, 255)
def line(x, y, n):
    return [lcd.get_pixel(x + i, y) for i in range(n)]
";

#[test]
fn what_is_drawn_is_seen_outside_and_read_back() {
    let (board, mut line) = board();
    let program = "print(hex(red), hex(green), hex(blue), hex(lcd.rgb(8, 4, 8)), lcd.w, lcd.h)
lcd.set_pen(red, blue)
lcd.erase()
lcd.rect(2, 3, 4, 5)
print(line(1, 3, 6) == [blue] + [red] * 4 + [blue], line(1, 4, 6) == [blue, red, blue, blue, red, blue])
lcd.set_pen(green, red)
lcd.rect_interior(2, 3, 4, 5)
lcd.rect_outline_no_clip(120, 150, 100, 100)
print(lcd.get_pixel(3, 4) == red, lcd.get_pixel(127, 150) == green, lcd.get_pixel(127, 159) == blue)
lcd.set_pixel(127, 159, 0x1234)
lcd.set_pixel(128, 0, 0x1234)
lcd.set_pixel(-1, 1, 0x1234)
lcd.dot(0, 159)
print(hex(lcd.get_pixel(127, 159)), lcd.get_pixel(0, 1) == blue, lcd.get_pixel(128, 0))
buf = bytearray(7)
lcd.get_line(1, 4, buf)
print(buf[1:3] == bytes((blue & 255, blue >> 8)), buf[3:5] == bytes((red & 255, red >> 8)))
lcd.poly_dot(bytes((10, 10, 12, 10)))
print([c == green for c in line(10, 10, 4)])
lcd.poly_line(bytes((20, 20, 24, 20, 24, 23)))
print(line(19, 20, 7) == [blue] + [green] * 5 + [blue], lcd.get_pixel(24, 23) == green)
";
    let out = run(&mut line, &format!("{START}{program}"));
    assert_eq!(
        out,
        "0xf800 0x7e0 0x1f 0x821 128 160\nTrue True\nTrue True True\n0x1234 True 0\nTrue True\n\
         [True, False, True, False]\nTrue True\n"
    );
    let pixels = board.world().screen();
    assert_eq!(pixels.len(), 128 * 160);
    assert_eq!(pixels[159 * 128 + 127], 0x1234);
    assert_eq!(pixels[159 * 128], 0x07e0);
    assert_eq!(pixels[3 * 128 + 2], 0xf800);
    // It shows the same after a soft reset.
    line.ask("\x04", ">>> ");
    assert_eq!(board.world().screen(), pixels);
}

#[test]
fn lines_are_cut_to_what_is_visible() {
    let (_board, mut line) = board();
    let program = "lcd.set_pen(red, 0)
def drawn():
    seen = [(x, y) for y in range(160) for x in range(128) if lcd.get_pixel(x, y) == red]
    lcd.erase()
    return seen[0], seen[-1], len(seen)
for ends in (
    (0, 0, 127, 159), (5, 5, 5, 5), (-1000000, 80, 1000000, 80), (64, 200, 64, -200),
    (-10, -10, 20, 20), (127, 0, 0, 127),
):
    lcd.line(*ends)
    print(drawn())
lcd.line_no_clip(3, 9, 7, 1)
print(drawn())
lcd.line(-5, 0, -1, 50)
lcd.line(0, 160, 127, 160)
print(max(line(0, 0, 128)))
for data in ([-10, 5, 300, 5], [0, 0, 9, 9], [-5, -1, 10, -1], [-4, 2, 2, -4]):
    print(LCD160CR.clip_line(data, 10, 10), data)
";
    let out = run(&mut line, &format!("{START}{program}"));
    assert_eq!(
        out,
        "((0, 0), (127, 159), 160)\n((5, 5), (5, 5), 1)\n((0, 80), (127, 80), 128)\n\
         ((64, 0), (64, 159), 160)\n((0, 0), (20, 20), 21)\n((127, 0), (0, 127), 128)\n\
         ((7, 1), (3, 9), 9)\n0\n\
         True [0, 5, 9, 5]\nTrue [0, 0, 9, 9]\nFalse [-5, -1, 10, -1]\nFalse [-4, 2, 2, -4]\n"
    );
}

#[test]
fn text_is_written_where_the_position_is() {
    let (_board, mut line) = board();
    let program = "white = 0xffff
def ink(x, y, w, h):
    buf = bytearray(2 * w * h)
    lcd.screen_dump(buf, x, y, w, h)
    return sum(buf[i] | buf[i + 1] << 8 == white for i in range(0, len(buf), 2))
glyph = framebuf.FrameBuffer(bytearray(8), 8, 8, framebuf.MONO_HLSB)
glyph.text('H', 0, 0)
one = sum(glyph.pixel(x, y) for x in range(8) for y in range(8))
lcd.set_text_color(white, blue)
lcd.set_pos(10, 20)
lcd.set_font(1)
lcd.write('HH')
print(ink(10, 20, 8, 8) == ink(18, 20, 8, 8) == one, lcd.get_pixel(17, 27) == blue, ink(0, 0, 128, 160) == 2 * one)
lcd.write('\\b\\b ')
print(ink(10, 20, 8, 8), ink(18, 20, 8, 8) == one)
lcd.erase()
lcd.set_pos(0, 0)
lcd.set_font(0, scale=1, trans=1)
lcd.write('H\\r\\nH')
print(ink(0, 0, 16, 16) == ink(0, 16, 16, 16) == 4 * one, lcd.get_pixel(15, 15))
lcd.erase()
lcd.set_pos(0, 0)
lcd.set_font(0, bold=5)
lcd.write('H')
print(ink(0, 0, 9, 9) > one)
# 16 letters fill a line, 20 lines the display; then it scrolls.
lcd.erase()
lcd.set_pos(0, 0)
lcd.set_font(0, scroll=1)
for letter in 'abcdefghijklmnopqrstu':
    lcd.write('\\n' + letter if letter > 'a' else letter)
first = bytearray(128)
lcd.screen_dump(first, 0, 0, 8, 8)
lcd.erase()
lcd.set_pos(0, 0)
lcd.write('b')
second = bytearray(128)
lcd.screen_dump(second, 0, 0, 8, 8)
print(first == second)
lcd.erase()
lcd.set_pos(0, 0)
lcd.write('H' * 17)
print(ink(0, 0, 128, 8) == 16 * one, ink(0, 8, 128, 8) == one)
for wrong in (lambda: lcd.set_font(4), lambda: lcd.set_font(0, 64), lambda: lcd.set_brightness(32),
              lambda: lcd.set_i2c_addr(98), lambda: lcd.set_scroll_buf('x' * 33), lambda: LCD160CR('Z')):
    try:
        wrong()
    except ValueError as e:
        print(e)
";
    let out = run(&mut line, &format!("{START}{program}"));
    assert_eq!(
        out,
        "True True True\n0 True\nTrue 0\nTrue\nTrue\nTrue True\n\
         font must be 0 to 3\nscale must be 0 to 63\nbrightness must be 0 to 31\n\
         the lower 2 bits of addr must be clear\ns must have at most 32 characters\n\
         must specify connect, or all of pwr, i2c and spi\n"
    );
}

#[test]
fn pixels_come_by_the_fast_bus_and_whole_screens_from_buffers() {
    let (_board, mut line) = board();
    let program = "buf = bytearray(2 * 10 * 4)
frame = framebuf.FrameBuffer(buf, 10, 4, framebuf.RGB565)
frame.fill(green)
frame.pixel(9, 3, red)
lcd.set_spi_win(50, 60, 10, 4)
lcd.show_framebuf(buf)
print(line(49, 60, 12) == [0] + [green] * 10 + [0], lcd.get_pixel(59, 63) == red, lcd.get_pixel(50, 64))
spi = lcd.fast_spi()
for byte in bytes((blue & 255, blue >> 8)) * 2:
    spi.write(bytes((byte,)))
print(line(50, 60, 3) == [blue, blue, green], spi is lcd.spi)
spi.write(bytes((red & 255, red >> 8)) * 39)
print(line(50, 60, 3) == [red, blue, red], lcd.get_pixel(59, 63) == red)
row = bytearray(2 * 128 * 3 + 5)
lcd.screen_dump(row, 0, 60)
print(row[100:102] == bytes((red & 255, red >> 8)), row[-5:])
lcd.set_orient(lcd160cr.LANDSCAPE)
print(lcd.w, lcd.h)
lcd.set_pen(0, 0)
lcd.erase()
lcd.screen_load(b'\\x34\\x12' * 161)
print([hex(c) for c in (lcd.get_pixel(159, 0), lcd.get_pixel(0, 1), lcd.get_pixel(1, 1))])
lcd.set_orient(lcd160cr.LANDSCAPE_UPSIDEDOWN)
print(hex(lcd.get_pixel(159, 126)), hex(lcd.get_pixel(159, 127)))
lcd.reset()
print(lcd.get_pixel(127, 0), lcd.w)
own = LCD160CR(pwr=lcd.pwr, i2c=lcd.i2c, spi=lcd.spi)
own.show_framebuf(b'\\xff\\xff')
print(own.get_pixel(0, 0), LCD160CR('YX').i2c, lcd.pwr)
";
    let out = run(&mut line, &format!("{START}{program}"));
    assert_eq!(
        out,
        "True True 0\nTrue True\nTrue True\nTrue bytearray(b'\\x00\\x00\\x00\\x00\\x00')\n160 128\n\
         ['0x1234', '0x1234', '0x0']\n0x1234 0x1234\n0 128\n\
         65535 I2C(1, scl=B6, sda=B7, freq=400000) Pin(Pin.cpu.A3, mode=Pin.OUT)\n"
    );
}

#[test]
fn pictures_are_shown_and_fingers_felt() {
    let (board, mut line) = board();
    let picture = include_bytes!("../../../firmware/virtual/src/screen/pictures/full.jpg");
    let literal: String = picture.iter().map(|b| format!("\\x{b:02x}")).collect();
    let program = format!(
        "{START}picture = b'{literal}'
lcd.set_pos(100, 150)
lcd.jpeg(picture)
def parts(x, y):
    c = lcd.get_pixel(x, y)
    return c >> 11 << 3, (c >> 5 & 63) << 2, (c & 31) << 3
print(parts(100, 150), parts(107, 158), parts(99, 150))
lcd.set_pos(0, 0)
lcd.jpeg_start(len(picture))
lcd.jpeg_data(picture[:100])
print(parts(7, 8))
lcd.jpeg_data(picture[100:])
print(parts(7, 8))
lcd.jpeg(b'nothing')
print(lcd.is_touched(), lcd.get_touch())
"
    );
    let out = run(&mut line, &program);
    assert_eq!(
        out,
        "(0, 0, 120) (56, 80, 120) (0, 0, 0)\n(0, 0, 0)\n(56, 80, 120)\nFalse (0, 0, 0)\n"
    );
    board.world().touch(Some((10, 20)));
    let out = run(
        &mut line,
        "print(lcd.is_touched(), lcd.get_touch())
lcd.set_orient(lcd160cr.PORTRAIT_UPSIDEDOWN)
print(lcd.get_touch())
",
    );
    assert_eq!(out, "True (1, 10, 20)\n(1, 117, 139)\n");
    board.world().touch(None);
    let out = run(&mut line, "print(lcd.is_touched(), lcd.get_touch())\n");
    assert_eq!(out, "False (0, 117, 139)\n");
}
