/* SPDX-License-Identifier: Apache-2.0 */
/* What of libxml2 the readers use. Its encoding.h pulls the system's ICU headers, which clash with
   the ICU inside Foundation; the macro keeps them away. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/HTMLparser.h>
