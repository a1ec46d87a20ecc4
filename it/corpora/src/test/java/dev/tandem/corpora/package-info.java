/** The protos of other people: all of them generate code that compiles, and some is called. */
@NullMarked
package dev.tandem.corpora;

import org.jspecify.annotations.NullMarked;
