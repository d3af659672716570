/** Files that come in and go out: CSV. May use every feature. */
package org.dunwell.files;
