/** How each kind of resource is found, compared, made, changed and removed. */
@NullMarked
package dev.postern.aws.driver;

import org.jspecify.annotations.NullMarked;
