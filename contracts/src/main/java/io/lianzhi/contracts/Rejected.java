package io.lianzhi.contracts;

import java.util.Optional;

/**
 * A part that cannot become a letter. With {@link RefusalCode#CODE_UNKNOWN} or {@link
 * RefusalCode#REGION_UNKNOWN} the hub parks it until the code's owner has added it; with any other
 * code it is refused.
 *
 * @param position where in the arrival the part stands, from 1: a row, an array index
 * @param id the letter's id where it could be read
 */
public record Rejected(long position, Refused reason, Optional<LetterId> id) implements Part {}
