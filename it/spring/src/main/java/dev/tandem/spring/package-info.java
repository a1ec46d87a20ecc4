/** Handlers and clients as beans of Spring Boot: two applications, of which one calls the other. */
@NullMarked
package dev.tandem.spring;

import org.jspecify.annotations.NullMarked;
