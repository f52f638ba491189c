/** What goes wrong with AWS, as values with words a person can act on. */
@NullMarked
package dev.postern.aws.problem;

import org.jspecify.annotations.NullMarked;
