using System.Text;

namespace InteractiveAi.Client.Tests;

public class EchoMaskTests
{
    private const string Prompt =
        "You are a helpful assistant of the Bank of Lisbon. My passphrase is \"açaí & mango\"; reach me at ana.sousa@bank.test or 912 345 678.\nWhat is the weather in the city of Porto?";

    [TestCase(
        "This model's maximum context length is 128000 tokens. However, your messages resulted in 130052 tokens. Please reduce the length of the messages."
    )]
    [TestCase(
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
    )]
    [TestCase(
        "Invalid type for 'messages[0].content': expected one of a string or array of objects, but got an integer instead."
    )]
    [TestCase("messages.0.content: Input should be a valid list")]
    [TestCase(
        "messages: roles must alternate between \"user\" and \"assistant\", but found multiple \"user\" roles in a row"
    )]
    [TestCase(
        "Invalid 'messages[2].role': 'assistant' with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'."
    )]
    [TestCase("The model `openai/gpt-4o` does not exist or you do not have access to it.")]
    [TestCase("* GenerateContentRequest.contents: contents is not specified\n")]
    [TestCase(
        "Please ensure that the number of function response parts is equal to the number of function call parts of the function call turn."
    )]
    [TestCase(
        "Rate limit reached for openai/gpt-4o in organization org-abc on tokens per min (TPM): Limit 30000, Used 29800, Requested 912. Please try again in 1.42s."
    )]
    [TestCase(
        "Your input was flagged as potentially violating our usage policy. Please try again with a different prompt."
    )]
    [TestCase("Provider returned error")]
    [TestCase("No endpoints found that support tool use. To learn more about provider routing, visit the docs.")]
    [TestCase("Input should be 'low', 'medium' or 'high'")]
    public void Message_ThatRepeatsNothing_StaysWhole(string message)
    {
        var asked =
            Prompt
            + " Is this what the model is for, and which messages, tokens or tools are supported? Call a function.";

        Assert.That(Masked(message, asked), Is.SameAs(message));
    }

    [TestCase("Input was flagged: \"My passphrase is açaí\"", "Input was flagged: \"[…]\"")]
    [TestCase("Input was flagged: My passphrase is açaí and more", "Input was flagged: […] and more")]
    [TestCase("Invalid prompt: 'Lisbon?'", "Invalid prompt: '[…]?'")]
    [TestCase(
        "Blocked: \\\"My passphrase is \\\\\\\"a\\u00e7a\\u00ed \\u0026 mango\\\\\\\"; reach",
        "Blocked: \\\"[…]"
    )]
    [TestCase("Blocked: My passphrase is &quot;a&ccedil;a&#237; &amp; mango&quot;", "Blocked: […]&quot;")]
    [TestCase("Blocked: My%20passphrase%20is%20%22a%C3%A7a%C3%AD%22", "Blocked: […]%22")]
    [TestCase("Blocked: my   passphrase\t is\n«AÇAÍ & MANGO»", "Blocked: […]»")]
    [TestCase(@"Blocked: 'My passphrase is a\xe7a\xed'", "Blocked: '[…]'")]
    [TestCase("Unsafe content: My passphr...", "Unsafe content: […]...")]
    [TestCase("Unsafe content: My passphr… in the prompt", "Unsafe content: […]… in the prompt")]
    [TestCase("Could not read \"bank.test or\\n", "Could not read \"[…]\\n")]
    [TestCase("PII found: ana.sousa@bank.test", "PII found: […]")]
    [TestCase("PII found: 912 345 678", "PII found: […]", Description = "a number without a word beside it")]
    [TestCase("PII found: 912345678 in the input", "PII found: […] in the input")]
    [TestCase("{\"flagged\":\"weather in the city of Porto\",\"score\":1}", "{\"flagged\":\"[…]\",\"score\":1}")]
    public void Message_ThatQuotesAText_HasAMarkInstead(string message, string expected)
    {
        Assert.That(Masked(message, Prompt), Is.EqualTo(expected));
    }

    [TestCase("Invalid schema for function 'get_weather': lisbon", "Invalid schema for function '[…]': lisbon")]
    [TestCase("Unknown user alicesmith.", "Unknown user […].")]
    [TestCase("Unknown user alicesmithson.", "Unknown user alicesmithson.")]
    [TestCase("Please say Bom dia!", "Please say […]!")]
    [TestCase("Please, use 'content'", "Please, use 'content'")]
    public void Message_ThatRepeatsAWholeText_HasAMarkInstead(string message, string expected)
    {
        Assert.That(Masked(message, "get_weather", "alicesmith", "Bom dia", "Please", "content"), Is.EqualTo(expected));
    }

    [TestCase("मेरी बेटी हर शाम दवा लेती है", Description = "vowels are marks of their letters")]
    [TestCase("ลูกสาวของฉันกินยาทุกเย็น")]
    [TestCase("என் மகள் ஒவ்வொரு மாலையும் மருந்து எடுத்துக்கொள்கிறாள்")]
    [TestCase("내 딸은 매일 저녁 약을 먹는다")]
    [TestCase("Tôi đã uống thuốc mỗi tối từ năm ngoái")]
    [TestCase("Não sei porque é que a Inês não aceitou a opção")]
    [TestCase("Моя дочь принимает лекарства каждый вечер")]
    [TestCase("私の娘は毎晩がんの薬を飲んでいます")]
    [TestCase("Die Straße heißt Große Gasse und mißfällt")]
    public void Message_ThatQuotesATextOfAnyScript_HasAMarkInsteadHoweverItIsComposed(string text)
    {
        string[] forms =
        [
            text,
            text.ToUpperInvariant(),
            text.Normalize(NormalizationForm.FormC),
            text.Normalize(NormalizationForm.FormD),
            text.Normalize(NormalizationForm.FormKD),
            string.Concat(text.Select(static one => one is > ' ' and <= '~' ? (char)(one + 0xFEE0) : one)),
            string.Join(' ', text.ToCharArray()),
            string.Join('\u200B', text.ToCharArray()),
        ];

        foreach (var form in forms)
        {
            // A mark that was parted from its letter says nothing.
            Assert.That(
                Masked($"Invalid request: {form}.", text),
                Does.Match(@"^Invalid request: \[…\][\s\p{M}\u200B]*\.$"),
                form
            );
        }
    }

    [TestCase("ação às três da manhã é não opção")]
    [TestCase("私の娘は毎晩薬を飲んでいます")]
    public void Message_ThatQuotesATextByteByByte_HasAMarkInstead(string text)
    {
        string[] forms =
        [
            Written(text, static one => $"\\x{one:x2}"),
            Written(text, static one => $"\\\\x{one:x2}"),
            Written(text, static one => $"\\{Convert.ToString(one, 8)}"),
            Written(text, static one => $"%{one:X2}"),
            Written(text, static one => $"={one:X2}"),
            string.Concat(text.EnumerateRunes().Select(static one => one.IsAscii ? $"{one}" : $"\\u{{{one.Value:x}}}")),
            string.Concat(text.EnumerateRunes().Select(static one => one.IsAscii ? $"{one}" : $" U+{one.Value:X4} ")),
        ];

        foreach (var form in forms)
        {
            Assert.That(
                Masked($"Invalid request: {form}.", text),
                Does.Match(@"^Invalid request: +(U\+)?\[…\] ?\.$"),
                form
            );
        }
    }

    [Test]
    public void Message_ThatQuotesAnEncodedText_HasAMarkInstead([Range(0, 3)] int before)
    {
        const string text = "my daughter takes it";
        var bytes = Encoding.UTF8.GetBytes(new string('x', before) + text);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Masked($"Invalid data {Convert.ToBase64String(bytes)} here", text),
                Does.Match(@"^Invalid data \[…\]=* here$")
            );
            Assert.That(Masked($"Invalid data {Convert.ToHexString(bytes)}", text), Is.EqualTo("Invalid data […]"));
        }
    }

    [TestCase("request req_011CSHoEeqs5C35K2UUqR7Fy failed")]
    [TestCase("expected one of a, b, c, d")]
    [TestCase("trace 4bf92f3577b34da6a3ce929d0e0e4736")]
    public void Message_WithAnIdOfItsOwn_KeepsIt(string message)
    {
        Assert.That(Masked(message, Prompt), Is.SameAs(message));
    }

    [Test]
    public void Message_InAScriptWithoutLetters_NeedsFewerCharacters()
    {
        Assert.That(Masked("输入无效：密码是小猫。", "我的密码是小猫，请记住。"), Is.EqualTo("输入无效：[…]。"));
    }

    [Test]
    public void Message_ThatNamesTheModelAndAParameter_KeepsThem()
    {
        var mask = new EchoMask(
            "The model openai/gpt-4o-mini does not support max_tokens with secret-squirrel-business."
        );

        mask.Public("openai/gpt-4o-mini");
        mask.Sent("openai/gpt-4o-mini does not support max_tokens with secret-squirrel-business");

        Assert.That(mask.Apply(), Is.EqualTo("The model openai/gpt-4o-mini does not support max_tokens […]."));
    }

    [Test]
    public void Message_WithEncodedData_HasAMarkInstead()
    {
        var data = Convert.ToBase64String(Enumerable.Range(0, 96).Select(static i => (byte)(i * 37)).ToArray());

        Assert.That(
            Masked($"Invalid image: data:image/png;base64,{data}"),
            Is.EqualTo("Invalid image: data:image/png;base64,[…]")
        );
    }

    [Test]
    [CancelAfter(20_000)]
    public void Mask_OfAPeriodicTextAndALargeRequest_IsMadeInLinearTime()
    {
        var mask = new EchoMask(new string('a', 1200) + string.Concat(Enumerable.Repeat(" \"ab\" ", 100)));

        for (var i = 0; i < 20; i++)
        {
            mask.Sent(new string('a', 500_000) + "b");
        }

        Assert.That(mask.Apply(), Has.Length.LessThan(1300));
    }

    private static string Written(string text, Func<byte, string> write) =>
        string.Concat(Encoding.UTF8.GetBytes(text).Select(one => one < 0x80 ? $"{(char)one}" : write(one)));

    private static string Masked(string message, params string[] sent)
    {
        var mask = new EchoMask(message);
        foreach (var text in sent)
        {
            mask.Sent(text);
        }

        mask.Public("openai/gpt-4o");
        return mask.Apply();
    }
}
