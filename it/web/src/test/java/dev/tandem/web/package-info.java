/** The services as REST clients, browsers and gRPC clients see them. */
@NullMarked
package dev.tandem.web;

import org.jspecify.annotations.NullMarked;
