/** REST and pages. May use every feature and the adapters that read files. */
package org.dunwell.web;
