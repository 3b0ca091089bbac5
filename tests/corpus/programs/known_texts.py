x = ("ViperTypeError", "__template__")
y = "maximum recursion depth exceeded"
z = "vcvt_f32_s32", "vcvt_s32_f32"
print("ViperTypeError", "__template__", "vcvt_f32_s32", "vcvt_s32_f32")
