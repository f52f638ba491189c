/** How strictly HTTP/1.1 is read, and how errors are said. */
@NullMarked
package dev.postern.runtime.http;

import org.jspecify.annotations.NullMarked;
