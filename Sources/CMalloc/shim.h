/* SPDX-License-Identifier: Apache-2.0 */
/* How glibc gives memory back; other C libraries have nothing of the kind. */
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
