// SPDX-License-Identifier: Apache-2.0

import Documents
import Testing
import Text

@Suite struct HTMLBlockTests {
  @Test func phrasesJoinAcrossInlineTagsAndEndAtBlocks() {
    #expect(
      outline("<p>全网<b>最</b>低<i>价</i></p><div>第<br>二<span>行</span></div>")
        == ["p: 全网最低价", "p: 第", "p: 二行"])
  }

  @Test func anEndTagWithoutAStartEndsAPhraseToo() {
    #expect(outline("一</div>二</b>三</p>四") == ["p: 一", "p: 二三", "p: 四"])
  }

  @Test func characterReferencesAreResolvedAsBrowsersDo() {
    #expect(
      outline("a &lt; b &amp;&amp; c&nbsp;d &copy2 &#x4f60;&#22909; &notit; &check; &foo; &#128;5")
        == ["p: a < b && c\u{A0}d ©2 你好 ¬it; ✓ &foo; €5"])
  }

  @Test func rolesComeFromTheNearestElementThatHasOne() {
    #expect(
      outline(
        """
        <title>标题 &amp; 店</title><meta name=description content="说 明">
        <h1>大<em>标题</em></h1><ul><li>甲<li>乙<p>丙</ul>
        <dl><dt>材质<dd>纯棉</dl><blockquote>好评</blockquote><figure><figcaption>图</figcaption></figure>
        <details><summary>问</summary>答</details><button>买</button>
        """)
        == [
          "title: 标题 & 店", "meta description: 说 明", "h1: 大标题", "li: 甲", "li: 乙", "li: 丙",
          "dt: 材质", "dd: 纯棉", "quote: 好评", "caption: 图", "summary: 问", "p: 答", "control: 买",
        ])
  }

  @Test func aNavigationIsOneBlock() {
    #expect(
      outline("<nav><ul><li><a href=1>首页</a><li><a href=2>女装</a></ul></nav><p>正文</p>")
        == ["nav: 首页 女装", "p: 正文"])
  }

  @Test func attributesAreReadAfterThePhraseTheyStandIn() {
    #expect(
      outline("<p>看<a title='更多 &quot;好&quot;'>这</a>里<img alt=图 src=a>后</p>")
        == ["p: 看这里", "@title: 更多 \"好\"", "alt: 图", "p: 后"])
  }

  @Test func hiddenTextIsKeptAndMarked() {
    #expect(
      outline(
        """
        <div style="display:none">藏<p>内</p></div><p>最<span style="font-size:0">xx</span>好</p>
        <p hidden>隐</p><div style="background:#FFF"><span style="color: white">白</span></div>
        <noscript>无脚本</noscript>
        """)
        == [
          "(p: 藏)", "(p: 内)", "p: 最好", "(p: xx)", "(p: 隐)", "(p: 白)", "(p: 无脚本)",
        ])
  }

  @Test func cellsKnowWhatHeadsThem() {
    let document = HTMLReader.read(
      SourceText(
        name: "test",
        string: """
          <table><tr><th>尺码<th>胸围<th>衣长</tr><tr><td>S<td>90<td>60</tr></table>
          <table><tr><td>材质<td>棉</tr></table>
          """))
    let heads = document.blocks.map { block in
      [block.rowHeader, block.columnHeader].map {
        $0.map { document.string(of: document.blocks[$0]) }
      }
    }
    #expect(heads[4] == [nil, "胸围"])
    #expect(heads[7] == ["材质", nil])
  }

  @Test func templateCodeIsMaskedAndCounted() {
    let document = HTMLReader.read(
      SourceText(
        name: "test",
        string: "<p>价格{{ price }}元{% if a < b %}起{% endif %}<%= x %>[gallery ids=\"1\"]好${y}</p>"))
    #expect(outline(document) == ["p: 价格元起好"])
    #expect(document.omissions.map(\.kind) == [.template])
    #expect(document.omissions.first?.count == 6)
  }

  @Test func contentThatIsNotMarkupIsNotText() {
    #expect(
      outline(
        "<p>一<script>if (a<b) { '</p>' }</script>二<!-- 三 --><style>p{}</style><template>四</template>五"
      )
        == ["p: 一二五"])
  }

  @Test func lazyTextAreasFramesAndConditionalCommentsAreReadInside() {
    #expect(
      outline(
        """
        <textarea class="ks-datalazyload"><div>详情</div></textarea>
        <textarea>&lt;p&gt;转义&amp;amp;详情&lt;/p&gt;</textarea>
        <iframe srcdoc="<p>框&quot;内&quot; &amp;lt;</p>"></iframe>
        <!--[if IE]><p>旧</p><![endif]-->
        """)
        == ["(p: 详情)", "(p: 转义&详情)", "p: 框\"内\" <", "(p: 旧)"])
  }

  @Test func headersReachTheCellsOfTheirOwnTableOnly() {
    let document = HTMLReader.read(
      SourceText(
        name: "test",
        string: "<table><tr><td>规格<td>外<table><tr><td>内一<td>内二</table>后</table>"))
    let heads = document.blocks.map { block in
      document.string(of: block) + "←"
        + (block.rowHeader.map { document.string(of: document.blocks[$0]) } ?? "")
    }
    #expect(heads == ["规格←", "外←规格", "内一←", "内二←内一", "后←"])
  }
}
