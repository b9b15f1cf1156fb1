"""What can be wrong with keys and signatures: BK890 to BK899, BK878 and BK879."""

from __future__ import annotations

from bylawkit.diagnostics import Code, Severity, Text


def _unusable(number: int, name: str, text: Text, hint: Text) -> Code:
    return Code(f"BK{number}", name, Severity.ERROR, text, hint, unusable=True)


def _found(number: int, name: str, text: Text, hint: Text) -> Code:
    return Code(f"BK{number}", name, Severity.ERROR, text, hint)


# ── Keys ──
NOT_INSTALLED = _unusable(
    890,
    "sign-not-installed",
    Text(
        "签名和核对签名需要 cryptography，这里没有安装",
        "signing, and checking signatures, needs cryptography, which is not installed",
    ),
    Text("运行 `pip install 'bylawkit[sign]'`", "run `pip install 'bylawkit[sign]'`"),
)
NO_KEY = _unusable(
    891,
    "no-key",
    Text("`{path}` 里没有读得懂的密钥", "`{path}` holds no key that can be read"),
    Text(
        "给出 PEM 或者 OpenSSH 格式的 Ed25519 密钥文件",
        "give a file with an Ed25519 key, as PEM or as OpenSSH writes it",
    ),
)
KEY_ENCRYPTED = _unusable(
    892,
    "key-encrypted",
    Text("密钥 `{path}` 加了密码", "the key `{path}` is protected by a passphrase"),
    Text(
        "给出没有密码的副本，用完删除：`openssl pkey -in {path} -out 副本`，或者 `ssh-keygen -p`",
        "give a copy without one, and delete it afterwards: `openssl pkey -in {path} -out COPY`, or `ssh-keygen -p`",
    ),
)
KEY_OF_ANOTHER_KIND = _unusable(
    893,
    "key-of-another-kind",
    Text(
        "`{path}` 是 {kind} 密钥，这里用的是 Ed25519",
        "`{path}` is a key of the kind {kind}, and Ed25519 is what is used here",
    ),
    Text(
        "新做一对：`openssl genpkey -algorithm ed25519 -out KEY`，或者 `ssh-keygen -t ed25519`",
        "make a pair: `openssl genpkey -algorithm ed25519 -out KEY`, or `ssh-keygen -t ed25519`",
    ),
)
NOT_PRIVATE = _unusable(
    894,
    "key-not-private",
    Text(
        "`{path}` 是公钥，签名要用私钥",
        "`{path}` is a public key, and signing takes the private one",
    ),
    Text("给出同一对密钥里的私钥", "give the private key of the pair"),
)
NOT_PUBLIC = _unusable(
    895,
    "key-not-public",
    Text(
        "`{path}` 是私钥，核对签名只要公钥",
        "`{path}` is a private key, and checking takes the public one",
    ),
    Text(
        "私钥不要交给别人；公钥这样取出：`openssl pkey -in {path} -pubout -out PUBLIC`，OpenSSH 的用 `ssh-keygen -y -f {path}`",
        "keep it to yourself; take the public key out with `openssl pkey -in {path} -pubout -out PUBLIC`, or `ssh-keygen -y -f {path}` for one of OpenSSH",
    ),
)
# ── Signatures ──
NO_SIGNATURE = _found(
    896,
    "no-signature",
    Text("规则包没有签名", "the bundle is not signed"),
    Text(
        "导出时加上 `--sign`，或者向发给您的人要签名",
        "export with `--sign`, or ask whoever gave you the bundle for the signature",
    ),
)
NOT_A_SIGNATURE = _found(
    897,
    "not-a-signature",
    Text("`{name}` 不是有效的签名", "`{name}` is not a valid signature"),
    Text("重新签名，或者重新索取", "sign again, or ask for the signature again"),
)
SIGNED_BY_ANOTHER = _found(
    898,
    "signed-by-another-key",
    Text(
        "签名用的密钥是 {theirs}，给出的公钥是 {ours}",
        "it was signed by the key {theirs}, and the key given is {ours}",
    ),
    Text(
        "核对公钥的来源；来源可靠而签名不符的，不要使用这个规则包",
        "check where the key is from; if it is the right one, do not use this bundle",
    ),
)
MANIFEST_CHANGED = _found(
    899,
    "manifest-changed",
    Text("清单在签名以后改过", "the manifest has been changed since it was signed"),
    Text("不要使用；重新导出并签名", "do not use it; export and sign again"),
)
SIGNATURE_OF_ANOTHER = _found(
    878,
    "signature-of-another-bundle",
    Text(
        "签名是另一个规则包的：{title}，{source}",
        "the signature is that of another bundle: {title}, {source}",
    ),
    Text(
        "用这个规则包自己的签名；重新导出时也要加上 `--sign`",
        "use the signature of this bundle; give `--sign` when you export again, too",
    ),
)
SIGNATURE_NOT_CHECKED = Code(
    "BK879",
    "signature-not-checked",
    Severity.INFO,
    Text("规则包有签名，没有核对", "the bundle is signed, and the signature was not checked"),
    Text("加上 `--key` 和公钥文件", "give the file of the public key with `--key`"),
)
