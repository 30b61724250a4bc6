// In the oldest JavaScript, so that a browser which cannot run the page can still say so.
(function () {
  var able = /* needs */;
  if (able) {
    document.getElementById("page").hidden = false;
    return;
  }
  var notice = document.getElementById("too-old");
  notice.hidden = false;
  notice.removeAttribute("hidden");
  notice.appendChild(document.createTextNode(
    "这个浏览器太旧，不能在里面校验表格。请换用 /* oldest */ 或更新的版本（Windows 7 能装的最后一版就可以），" +
    "或者 360、QQ 等浏览器的新版本的“极速模式”，再打开这个文件；也可以把表直接报给收表的机构，由那边校验。"
  ));
})();
