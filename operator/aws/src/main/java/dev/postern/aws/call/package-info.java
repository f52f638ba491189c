/** Under whose name, how urgently and how often AWS is called. */
@NullMarked
package dev.postern.aws.call;

import org.jspecify.annotations.NullMarked;
