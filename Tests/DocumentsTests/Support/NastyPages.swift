// SPDX-License-Identifier: Apache-2.0

import Testing

/// Pages that break readers of HTML, each in one way.
enum NastyPages {
  struct Page: Sendable, CustomTestStringConvertible {
    var name: String
    var html: String
    var testDescription: String { name }
  }

  static let all: [Page] = [
    Page(name: "empty", html: ""),
    Page(name: "blank", html: " \n\t "),
    Page(name: "text only", html: "纯文本 & 没有标签 < 也没有 &amp; 结束"),
    Page(name: "long text", html: "<p>" + String(repeating: "超长的正文没有停顿", count: 700) + "</p>"),
    Page(
      name: "periodic text around the parser's buffer",
      html: (990...1010).map { "<p>" + String(repeating: "ab", count: $0 / 2) + "</p>" }.joined()),
    Page(
      name: "references in a row", html: "<p>" + String(repeating: "&amp;&#59;&semi;", count: 900)),
    Page(name: "references to what they end in", html: "<p>&#59;;&#x3b;;&amp;amp;&#38;#59;"),
    Page(
      name: "broken references", html: "<p>&;&#;&#x;&#0;&#xD800;&#99999999;&a;&amp &lt&gt;&nbsp</p>"
    ),
    Page(
      name: "nulls and controls", html: "<p>a\u{0}b\u{1}c\u{C}d\u{FFFE}e\u{FFFF}f\u{85}g</p\u{0}>"),
    Page(name: "byte order mark inside", html: "\u{FEFF}<p>a\u{FEFF}b</p>"),
    Page(name: "carriage returns", html: "<p>a\r\nb\rc\r\n\r\n</p>\r\n<p\r\nclass=x\r\n>d"),
    Page(name: "bare angles", html: "a<b>c<1<2<<3</ 4></>5<_x>6<:y>7<"),
    Page(name: "unfinished tag", html: "<p>一<a href=\"x"),
    Page(name: "unfinished end tag", html: "<p>一</p"),
    Page(name: "unfinished comment", html: "<p>一<!-- 二 <p>三"),
    Page(name: "odd comments", html: "一<!-->二<!--->三<!----!>四<!--a--!>五<!x>六<!>七<?x?>八<?>九</?>"),
    Page(name: "doctypes and sections", html: "<p>一<!DOCTYPE x>二<![CDATA[三]]>四"),
    Page(name: "second body", html: "<html><body>一<body class=x>二<html>三<head>四</body>五</html>六"),
    Page(
      name: "attributes",
      html: "<p a b= c='d' \"e\" =f g==h i='<' j=\"k\"l=m/ n>一<p a='&lt;&copy=1&amp'>"),
    Page(name: "slashes", html: "<p/>一<br/>二<div/>三<br / >四<script/>五</script>六<x-y/>七"),
    Page(name: "long name", html: "<\(String(repeating: "x", count: 150))>一<x\"y>二"),
    Page(name: "unclosed raw", html: "<title>一<p>二<textarea>三<p>四<script>五"),
    Page(name: "tags in title", html: "<title>一<b>二</b>&amp;</title><p>三"),
    Page(name: "unclosed elements", html: "<table><tr><td>一<td>二<ul><li>三<p>四<h1>五<td>六"),
    Page(name: "misnested", html: "<b>一<p>二</b>三<i>四</p>五</i><a>六<div>七</a>八</div>"),
    Page(
      name: "frames within frames",
      html: "<iframe srcdoc='<iframe srcdoc=\"&lt;p&gt;一&amp;amp;\">'></iframe>二"),
    Page(name: "upper case", html: "<P>一<BR>二</P><SCRIPT>三</script ><IMG ALT='四'>"),
    Page(
      name: "deep",
      html: String(repeating: "<div><b>", count: 2000) + "一"
        + String(repeating: "</b>二</div>", count: 2000)),
    Page(name: "flood", html: "<p " + (0..<3000).map { "a\($0)=1 " }.joined() + ">一</p>"),
    Page(name: "emoji", html: "<p>👍🏽<b>最</b>好👨‍👩‍👧 \u{200B}&#x1F44D;</p>"),
    Page(name: "template code", html: "{{a}}<p>{{ b < c }}{%x%}{{{{ }}${}${a}[a b=c][/a][1 2]"),
    Page(name: "server code", html: "<?php echo '<p>'; ?><p>一<?= $x ?>二<% if (a > b) { %>三<% } %>"),
    Page(name: "svg", html: "<svg><title>图</title><path d='M0'/><text>字</text></svg><p>后"),
    Page(name: "nothing but an end", html: "</p>"),
  ]
}
