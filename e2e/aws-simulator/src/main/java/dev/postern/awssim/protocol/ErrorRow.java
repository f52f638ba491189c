package dev.postern.awssim.protocol;

import com.google.errorprone.annotations.Immutable;

/**
 * One row of an error table.
 *
 * @param operations the operations that answer it, as AWS names them, or {@code *}
 * @param condition when
 * @param status the HTTP status
 */
@Immutable
public record ErrorRow(String operations, String condition, String code, int status, Evidence evidence) {}
