/** Lishui: daily files by SFTP in both directions, row by row between their form and the hub's. */
@NullMarked
package io.lianzhi.adapter.lishui;

import org.jspecify.annotations.NullMarked;
