using System.Text.RegularExpressions;

namespace InteractiveAi.Client.Testing;

/// <summary>Greetings, thanks and farewells in a few languages, asked for by name or answered in kind.</summary>
internal static partial class Phrases
{
    private const int Timeout = 1000;

    private static readonly Phrase English = new(
        "English",
        "english",
        "Hello!",
        "Good morning!",
        "Thank you!",
        "Goodbye!",
        "What can I do for you?",
        "hello",
        "hi",
        "hey",
        "good morning",
        "good afternoon",
        "good evening"
    );

    private static readonly Phrase[] All =
    [
        English,
        new(
            "Portuguese",
            "português",
            "Olá!",
            "Bom dia!",
            "Obrigado!",
            "Adeus!",
            "Em que posso ajudar?",
            "olá",
            "ola",
            "oi",
            "bom dia",
            "boa tarde"
        ),
        new(
            "Spanish",
            "español",
            "¡Hola!",
            "¡Buenos días!",
            "¡Gracias!",
            "¡Adiós!",
            "¿En qué puedo ayudar?",
            "hola",
            "buenos días",
            "buenas tardes"
        ),
        new(
            "French",
            "français",
            "Bonjour !",
            "Bonjour !",
            "Merci !",
            "Au revoir !",
            "Comment puis-je vous aider ?",
            "bonjour",
            "salut",
            "bonsoir"
        ),
        new(
            "German",
            "deutsch",
            "Hallo!",
            "Guten Morgen!",
            "Danke!",
            "Auf Wiedersehen!",
            "Wie kann ich helfen?",
            "hallo",
            "guten tag",
            "guten morgen",
            "servus"
        ),
        new(
            "Italian",
            "italiano",
            "Ciao!",
            "Buongiorno!",
            "Grazie!",
            "Arrivederci!",
            "Come posso aiutare?",
            "ciao",
            "buongiorno",
            "buonasera"
        ),
        new(
            "Dutch",
            "nederlands",
            "Hallo!",
            "Goedemorgen!",
            "Dank je!",
            "Tot ziens!",
            "Waarmee kan ik helpen?",
            "hoi",
            "goedemorgen",
            "goedendag"
        ),
        new(
            "Swedish",
            "svenska",
            "Hej!",
            "God morgon!",
            "Tack!",
            "Hej då!",
            "Vad kan jag hjälpa till med?",
            "hej",
            "god morgon"
        ),
        new(
            "Polish",
            "polski",
            "Cześć!",
            "Dzień dobry!",
            "Dziękuję!",
            "Do widzenia!",
            "W czym mogę pomóc?",
            "cześć",
            "dzień dobry"
        ),
        new(
            "Turkish",
            "türkçe",
            "Merhaba!",
            "Günaydın!",
            "Teşekkürler!",
            "Hoşça kal!",
            "Nasıl yardımcı olabilirim?",
            "merhaba",
            "selam"
        ),
        new(
            "Greek",
            "ελληνικά",
            "Γεια σου!",
            "Καλημέρα!",
            "Ευχαριστώ!",
            "Αντίο!",
            "Πώς μπορώ να βοηθήσω;",
            "γεια",
            "γεια σου",
            "καλημέρα"
        ),
        new(
            "Ukrainian",
            "українська",
            "Привіт!",
            "Доброго ранку!",
            "Дякую!",
            "До побачення!",
            "Чим можу допомогти?",
            "привіт",
            "добрий день"
        ),
        new(
            "Japanese",
            "日本語",
            "こんにちは！",
            "おはようございます！",
            "ありがとう！",
            "さようなら！",
            "何をお手伝いしましょうか？",
            "こんにちは",
            "おはよう"
        ),
        new("Chinese", "中文", "你好！", "早上好！", "谢谢！", "再见！", "我能帮您做什么？", "你好", "您好"),
        new(
            "Korean",
            "한국어",
            "안녕하세요!",
            "좋은 아침이에요!",
            "감사합니다!",
            "안녕히 가세요!",
            "무엇을 도와드릴까요?",
            "안녕하세요",
            "안녕"
        ),
        new(
            "Arabic",
            "العربية",
            "مرحبا!",
            "صباح الخير!",
            "شكرا!",
            "مع السلامة!",
            "كيف يمكنني المساعدة؟",
            "مرحبا",
            "السلام عليكم"
        ),
        new("Hindi", "हिन्दी", "नमस्ते!", "सुप्रभात!", "धन्यवाद!", "अलविदा!", "मैं क्या मदद कर सकता हूँ?", "नमस्ते"),
    ];

    public static bool AsksForPhrase(string text) => Occasion().IsMatch(text) && Asked(text).Count > 0;

    /// <summary>"Say hello in Portuguese (and French)".</summary>
    public static string? Tell(ReplyContext context)
    {
        var occasion = Occasion().Match(context.Text);
        var asked = occasion.Success ? Asked(context.Text) : [];
        var name = Memory.NameOf(context.Conversation);
        return asked.Count switch
        {
            0 => null,
            1 => Named(Fitting(asked[0], occasion), name),
            _ => string.Join('\n', asked.Select(phrase => $"{phrase.Language}: {Fitting(phrase, occasion)}")),
        };
    }

    /// <summary>Splits "Olá! …" into a greeting in return and what follows it.</summary>
    public static (string? Greeting, string Following) TakeGreeting(ReplyContext context)
    {
        // Results and attachments matter more than manners, and a wanted phrase is not a greeting.
        if (context.Conversation.ToolResults.Count > 0 || AsksForPhrase(context.Text))
        {
            return (null, context.Text);
        }

        foreach (var phrase in All)
        {
            foreach (var greeting in phrase.Greetings.OrderByDescending(words => words.Length))
            {
                if (!StartsWithWords(context.Text, greeting))
                {
                    continue;
                }

                var rest = context.Text[greeting.Length..].TrimStart(' ', ',', '!', '.', '…', '！', '。', '\n', '-');
                rest = Addressee().Replace(rest, "");
                return (Named(phrase.Hello, Memory.NameOf(context.Conversation)), rest);
            }
        }

        return (null, context.Text);
    }

    public static string Offer(ReplyContext context) =>
        All.First(phrase => Array.Exists(phrase.Greetings, greeting => StartsWithWords(context.Text, greeting))).Offer;

    private static List<Phrase> Asked(string text) =>
        [
            .. All.Select(phrase => (phrase, Position: Position(text, phrase)))
                .Where(found => found.Position >= 0)
                .OrderBy(found => found.Position)
                .Select(found => found.phrase),
        ];

    private static int Position(string text, Phrase phrase) =>
        Math.Max(
            text.IndexOf(phrase.Language, StringComparison.OrdinalIgnoreCase),
            text.IndexOf(phrase.OwnName, StringComparison.OrdinalIgnoreCase)
        );

    private static string Fitting(Phrase phrase, Match occasion) =>
        occasion.Groups["morning"].Success ? phrase.GoodMorning
        : occasion.Groups["thanks"].Success ? phrase.Thanks
        : occasion.Groups["bye"].Success ? phrase.Goodbye
        : phrase.Hello;

    private static string Named(string greeting, string? name)
    {
        if (name is null)
        {
            return greeting;
        }

        var end = greeting.AsSpan().IndexOfAny('!', '！');
        return greeting[..end].TrimEnd() + ", " + name + greeting[end..];
    }

    private static bool StartsWithWords(string text, string words) =>
        text.StartsWith(words, StringComparison.OrdinalIgnoreCase)
        && (text.Length == words.Length || !char.IsLetterOrDigit(text[words.Length]));

    [GeneratedRegex(
        @"\b((?<morning>good morning)|(?<thanks>thank( you|s)?)|(?<bye>good ?bye|bye|farewell)|hello|hi|greet(ing)?s?|welcome)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Occasion();

    [GeneratedRegex(
        @"^(there|everyone|all|again|friend|gateway)\b[\s,!.]*",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Addressee();
}
