/** What an access policy says once it has been checked: rules, whom they name, what they match. Read by everything below. */
@NullMarked
package dev.postern.policy;

import org.jspecify.annotations.NullMarked;
