package io.lianzhi.adapter.hangzhou;

import io.lianzhi.adapter.hangzhou.generated.Limit;
import io.lianzhi.adapter.hangzhou.generated.Size;
import io.lianzhi.contracts.item.Dimensions;
import io.lianzhi.contracts.item.MassLimit;

/** A vehicle's outside in millimetres, and its limit in tonnes. */
final class Sizes {
  private static final int MOST_MM = 100_000;

  private Sizes() {}

  static Dimensions read(Size size, Reading in) {
    return new Dimensions(
        in.required("length_mm", size.getLengthMm(), Values.integer(1, MOST_MM)),
        in.required("width_mm", size.getWidthMm(), Values.integer(1, MOST_MM)),
        in.required("height_mm", size.getHeightMm(), Values.integer(1, MOST_MM)));
  }

  static Size write(Dimensions size) {
    return new Size().lengthMm(size.lengthMm()).widthMm(size.widthMm()).heightMm(size.heightMm());
  }

  static MassLimit read(Limit limit, Reading in) {
    return new MassLimit(
        in.required("limit_weight_t", limit.getLimitWeightT(), Values::grossMass),
        in.required("limit_rule", limit.getLimitRule(), Values.text(128)));
  }

  static Limit write(MassLimit limit) {
    return new Limit().limitWeightT(limit.mass().tonnes()).limitRule(limit.rule());
  }
}
