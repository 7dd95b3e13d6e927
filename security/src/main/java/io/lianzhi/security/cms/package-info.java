/**
 * Signs and seals content as the national cryptographic message syntax has it (GM/T 0010, GB/T
 * 35275): SM2 with SM3, SM4-CBC; speaks bytes, keys and certificates only.
 */
@NullMarked
package io.lianzhi.security.cms;

import org.jspecify.annotations.NullMarked;
