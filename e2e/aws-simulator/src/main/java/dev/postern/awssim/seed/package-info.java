/** What exists before the first call: accounts, roles, networks, zones and authorities, from YAML or from code. */
@NullMarked
package dev.postern.awssim.seed;

import org.jspecify.annotations.NullMarked;
