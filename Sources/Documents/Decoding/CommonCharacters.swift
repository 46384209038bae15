// SPDX-License-Identifier: Apache-2.0

/// The commonest characters of the languages of East Asia, for telling their encodings apart.
enum CommonCharacters {
  /// Whether the character is common in a language that is written in the encoding.
  static func contains(_ scalar: Unicode.Scalar, in charset: Charset) -> Bool {
    switch charset {
    case .gb18030: simplified.contains(scalar.value)
    case .big5: traditional.contains(scalar.value)
    case .shiftJIS, .eucJP: japanese.contains(scalar.value)
    case .eucKR: hangul.contains(scalar.value)
    default: false
    }
  }

  static func isCommonHan(_ scalar: Unicode.Scalar) -> Bool {
    simplified.contains(scalar.value) || traditional.contains(scalar.value)
  }

  private static func set(_ text: String) -> Set<UInt32> {
    Set(text.unicodeScalars.map(\.value))
  }

  private static let simplified = set(
    """
    的一是了不在有人我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成
    方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已
    工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内
    信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少
    报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放
    强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运
    商品购买价格尺码颜色材质质量服务包邮快递店铺宝贝详情产地货号款式女装男装裙鞋包衣裤图片评价收藏库存发布保障退换正品促销
    优惠满减赠券月销累计人气推荐搜索分类首页登录注册免费版权所有客服电话网络元起送尚春夏秋冬季显瘦宽松纯棉
    """)

  private static let traditional = set(
    """
    的一是不了在有人我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成
    方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已
    工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西月話合回特代內
    信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活更別打女變四神總何電數安少
    報才結反受目太量再感建務做接必場件計管期市直資命山金指許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放
    強即像難且權思王象完設式色路記南品住告類求據程北邊該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運
    商品購買價格尺寸顏色材質質量服務免運宅配店鋪詳情產地貨號款式女裝男裝裙鞋包衣褲圖片評價收藏庫存退換正品促銷優惠滿減贈送
    點數推薦搜尋分類首頁登入註冊版權客服電話網路付款信用卡超商取貨春夏秋冬
    """)

  private static let japanese = set(
    """
    の日一国人年大十二本中長出三時行見月後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校
    語土木聞食車何南万毎白天母火右読友左休父雨商品価格送料無料税込在庫数量注文購入会社店舗詳細情報色素材方法発送配達用新着
    お買物表示円対応可能使用場合利用検索一覧登録
    """)

  private static let hangul = set(
    """
    이다는에의을를가하고은지로기사리어나도서인자시한그해대아일있수라전정스들부상보장제원주여구러마만것게면유안화으모무미성비
    선요조소신오되세공치관트연거경동분과실내저니우용진드물천생당중위발반방상품배송무료가격구매후기할인쿠폰장바니문의교환반품
    회원로그인카테고리옵션수량색상사이즈추천판매결제적립금고객센터없습합됩십시계약정보확인예약명단체
    """)
}
