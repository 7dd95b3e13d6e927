/** A stand-in of Lishui's SFTP server, with a folder on disk and readers of its own. */
@NullMarked
package io.lianzhi.adapter.lishui.simulator;

import org.jspecify.annotations.NullMarked;
