@NullMarked
package io.lianzhi.contracts.lineage;

import org.jspecify.annotations.NullMarked;
