/** The sample services for browsers and REST clients, on Armeria. */
@NullMarked
package dev.tandem.web;

import org.jspecify.annotations.NullMarked;
