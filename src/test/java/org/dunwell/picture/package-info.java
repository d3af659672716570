/**
 * The pictures beside the diagrams in {@code processes/}: drawn by bpmn-js in Chromium, each carrying the digest of its diagram.
 * May use Playwright and the JDK; knows nothing of the product.
 */
package org.dunwell.picture;
