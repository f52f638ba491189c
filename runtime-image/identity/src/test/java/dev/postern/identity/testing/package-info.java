/**
 * Certificate authorities, certificates and their defects for tests, published as this module's test-jar: every module
 * that meets certificates tests against chains made here, none against files that expire.
 */
@NullMarked
package dev.postern.identity.testing;

import org.jspecify.annotations.NullMarked;
