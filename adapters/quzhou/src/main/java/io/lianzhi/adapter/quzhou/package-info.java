/**
 * Quzhou (330800): JSON behind the provincial data gateway's chain of secrets, signed with SM2 and
 * sealed with SM4.
 */
@NullMarked
package io.lianzhi.adapter.quzhou;

import org.jspecify.annotations.NullMarked;
