/**
 * The life of a certificate, the same for APIs, consumers and the operator itself: key and request are stored before
 * anything is asked of AWS, what was issued is checked, and it is put to use only once those who verify it know it.
 */
@NullMarked
package dev.postern.operator.certificate;

import org.jspecify.annotations.NullMarked;
