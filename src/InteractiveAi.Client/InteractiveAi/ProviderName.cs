using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>A provider of models behind the router.</summary>
/// <remarks>
/// <para>Wire members <c>order</c>, <c>only</c> and <c>ignore</c>. Interactive AI. New providers appear every month: write their name as a string.</para>
/// <para>
/// The set is open: a value that is not listed here is kept and sent as it is. Values are compared exactly, by case.
/// A <c>switch</c> takes <see cref="Value"/>,
/// of one that may be absent <c>?.Value</c>, and <see cref="Values"/> as its cases.
/// <c>default</c> is the empty text. Immutable and thread-safe.
/// </para>
/// </remarks>
[JsonConverter(typeof(ExtensibleEnumConverter<ProviderName>))]
public readonly partial struct ProviderName : IEquatable<ProviderName>, IExtensibleEnum<ProviderName>
{
    private static readonly ProviderName[] Known =
    [
        new(Values.AI21),
        new(Values.AionLabs),
        new(Values.Alibaba),
        new(Values.AmazonBedrock),
        new(Values.AmazonNova),
        new(Values.Anthropic),
        new(Values.ArceeAI),
        new(Values.AtlasCloud),
        new(Values.Avian),
        new(Values.Azure),
        new(Values.BaseTen),
        new(Values.BytePlus),
        new(Values.BlackForestLabs),
        new(Values.Cerebras),
        new(Values.Chutes),
        new(Values.Cirrascale),
        new(Values.Clarifai),
        new(Values.Cloudflare),
        new(Values.Cohere),
        new(Values.Crusoe),
        new(Values.DeepInfra),
        new(Values.DeepSeek),
        new(Values.Featherless),
        new(Values.Fireworks),
        new(Values.Friendli),
        new(Values.GMICloud),
        new(Values.GoPomelo),
        new(Values.Google),
        new(Values.GoogleAIStudio),
        new(Values.Groq),
        new(Values.Hyperbolic),
        new(Values.Inception),
        new(Values.InferenceNet),
        new(Values.Infermatic),
        new(Values.Inflection),
        new(Values.Liquid),
        new(Values.Mara),
        new(Values.Mancer2),
        new(Values.Minimax),
        new(Values.ModelRun),
        new(Values.Mistral),
        new(Values.Modular),
        new(Values.MoonshotAI),
        new(Values.Morph),
        new(Values.NCompass),
        new(Values.Nebius),
        new(Values.NextBit),
        new(Values.Novita),
        new(Values.Nvidia),
        new(Values.OpenAI),
        new(Values.OpenInference),
        new(Values.Parasail),
        new(Values.Perplexity),
        new(Values.Phala),
        new(Values.Relace),
        new(Values.SambaNova),
        new(Values.SiliconFlow),
        new(Values.Sourceful),
        new(Values.Stealth),
        new(Values.StreamLake),
        new(Values.Switchpoint),
        new(Values.Targon),
        new(Values.Together),
        new(Values.Venice),
        new(Values.WandB),
        new(Values.Xiaomi),
        new(Values.XAI),
        new(Values.ZAI),
        new(Values.FakeProvider),
    ];

    private readonly string? _value;

    /// <summary>Wraps a wire text, known to this version of the library or not.</summary>
    /// <param name="value">The exact text on the wire.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public ProviderName(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>AI21. Wire value <c>AI21</c>.</summary>
    public static ProviderName AI21 => new(Values.AI21);

    /// <summary>AionLabs. Wire value <c>AionLabs</c>.</summary>
    public static ProviderName AionLabs => new(Values.AionLabs);

    /// <summary>Alibaba. Wire value <c>Alibaba</c>.</summary>
    public static ProviderName Alibaba => new(Values.Alibaba);

    /// <summary>Amazon Bedrock. Wire value <c>Amazon Bedrock</c>.</summary>
    public static ProviderName AmazonBedrock => new(Values.AmazonBedrock);

    /// <summary>Amazon Nova. Wire value <c>Amazon Nova</c>.</summary>
    public static ProviderName AmazonNova => new(Values.AmazonNova);

    /// <summary>Anthropic. Wire value <c>Anthropic</c>.</summary>
    public static ProviderName Anthropic => new(Values.Anthropic);

    /// <summary>Arcee AI. Wire value <c>Arcee AI</c>.</summary>
    public static ProviderName ArceeAI => new(Values.ArceeAI);

    /// <summary>AtlasCloud. Wire value <c>AtlasCloud</c>.</summary>
    public static ProviderName AtlasCloud => new(Values.AtlasCloud);

    /// <summary>Avian. Wire value <c>Avian</c>.</summary>
    public static ProviderName Avian => new(Values.Avian);

    /// <summary>Azure. Wire value <c>Azure</c>.</summary>
    public static ProviderName Azure => new(Values.Azure);

    /// <summary>BaseTen. Wire value <c>BaseTen</c>.</summary>
    public static ProviderName BaseTen => new(Values.BaseTen);

    /// <summary>BytePlus. Wire value <c>BytePlus</c>.</summary>
    public static ProviderName BytePlus => new(Values.BytePlus);

    /// <summary>Black Forest Labs. Wire value <c>Black Forest Labs</c>.</summary>
    public static ProviderName BlackForestLabs => new(Values.BlackForestLabs);

    /// <summary>Cerebras. Wire value <c>Cerebras</c>.</summary>
    public static ProviderName Cerebras => new(Values.Cerebras);

    /// <summary>Chutes. Wire value <c>Chutes</c>.</summary>
    public static ProviderName Chutes => new(Values.Chutes);

    /// <summary>Cirrascale. Wire value <c>Cirrascale</c>.</summary>
    public static ProviderName Cirrascale => new(Values.Cirrascale);

    /// <summary>Clarifai. Wire value <c>Clarifai</c>.</summary>
    public static ProviderName Clarifai => new(Values.Clarifai);

    /// <summary>Cloudflare. Wire value <c>Cloudflare</c>.</summary>
    public static ProviderName Cloudflare => new(Values.Cloudflare);

    /// <summary>Cohere. Wire value <c>Cohere</c>.</summary>
    public static ProviderName Cohere => new(Values.Cohere);

    /// <summary>Crusoe. Wire value <c>Crusoe</c>.</summary>
    public static ProviderName Crusoe => new(Values.Crusoe);

    /// <summary>DeepInfra. Wire value <c>DeepInfra</c>.</summary>
    public static ProviderName DeepInfra => new(Values.DeepInfra);

    /// <summary>DeepSeek. Wire value <c>DeepSeek</c>.</summary>
    public static ProviderName DeepSeek => new(Values.DeepSeek);

    /// <summary>Featherless. Wire value <c>Featherless</c>.</summary>
    public static ProviderName Featherless => new(Values.Featherless);

    /// <summary>Fireworks. Wire value <c>Fireworks</c>.</summary>
    public static ProviderName Fireworks => new(Values.Fireworks);

    /// <summary>Friendli. Wire value <c>Friendli</c>.</summary>
    public static ProviderName Friendli => new(Values.Friendli);

    /// <summary>GMICloud. Wire value <c>GMICloud</c>.</summary>
    public static ProviderName GMICloud => new(Values.GMICloud);

    /// <summary>GoPomelo. Wire value <c>GoPomelo</c>.</summary>
    public static ProviderName GoPomelo => new(Values.GoPomelo);

    /// <summary>Google. Wire value <c>Google</c>.</summary>
    public static ProviderName Google => new(Values.Google);

    /// <summary>Google AI Studio. Wire value <c>Google AI Studio</c>.</summary>
    public static ProviderName GoogleAIStudio => new(Values.GoogleAIStudio);

    /// <summary>Groq. Wire value <c>Groq</c>.</summary>
    public static ProviderName Groq => new(Values.Groq);

    /// <summary>Hyperbolic. Wire value <c>Hyperbolic</c>.</summary>
    public static ProviderName Hyperbolic => new(Values.Hyperbolic);

    /// <summary>Inception. Wire value <c>Inception</c>.</summary>
    public static ProviderName Inception => new(Values.Inception);

    /// <summary>InferenceNet. Wire value <c>InferenceNet</c>.</summary>
    public static ProviderName InferenceNet => new(Values.InferenceNet);

    /// <summary>Infermatic. Wire value <c>Infermatic</c>.</summary>
    public static ProviderName Infermatic => new(Values.Infermatic);

    /// <summary>Inflection. Wire value <c>Inflection</c>.</summary>
    public static ProviderName Inflection => new(Values.Inflection);

    /// <summary>Liquid. Wire value <c>Liquid</c>.</summary>
    public static ProviderName Liquid => new(Values.Liquid);

    /// <summary>Mara. Wire value <c>Mara</c>.</summary>
    public static ProviderName Mara => new(Values.Mara);

    /// <summary>Mancer 2. Wire value <c>Mancer 2</c>.</summary>
    public static ProviderName Mancer2 => new(Values.Mancer2);

    /// <summary>Minimax. Wire value <c>Minimax</c>.</summary>
    public static ProviderName Minimax => new(Values.Minimax);

    /// <summary>ModelRun. Wire value <c>ModelRun</c>.</summary>
    public static ProviderName ModelRun => new(Values.ModelRun);

    /// <summary>Mistral. Wire value <c>Mistral</c>.</summary>
    public static ProviderName Mistral => new(Values.Mistral);

    /// <summary>Modular. Wire value <c>Modular</c>.</summary>
    public static ProviderName Modular => new(Values.Modular);

    /// <summary>Moonshot AI. Wire value <c>Moonshot AI</c>.</summary>
    public static ProviderName MoonshotAI => new(Values.MoonshotAI);

    /// <summary>Morph. Wire value <c>Morph</c>.</summary>
    public static ProviderName Morph => new(Values.Morph);

    /// <summary>NCompass. Wire value <c>NCompass</c>.</summary>
    public static ProviderName NCompass => new(Values.NCompass);

    /// <summary>Nebius. Wire value <c>Nebius</c>.</summary>
    public static ProviderName Nebius => new(Values.Nebius);

    /// <summary>NextBit. Wire value <c>NextBit</c>.</summary>
    public static ProviderName NextBit => new(Values.NextBit);

    /// <summary>Novita. Wire value <c>Novita</c>.</summary>
    public static ProviderName Novita => new(Values.Novita);

    /// <summary>Nvidia. Wire value <c>Nvidia</c>.</summary>
    public static ProviderName Nvidia => new(Values.Nvidia);

    /// <summary>OpenAI. Wire value <c>OpenAI</c>.</summary>
    public static ProviderName OpenAI => new(Values.OpenAI);

    /// <summary>OpenInference. Wire value <c>OpenInference</c>.</summary>
    public static ProviderName OpenInference => new(Values.OpenInference);

    /// <summary>Parasail. Wire value <c>Parasail</c>.</summary>
    public static ProviderName Parasail => new(Values.Parasail);

    /// <summary>Perplexity. Wire value <c>Perplexity</c>.</summary>
    public static ProviderName Perplexity => new(Values.Perplexity);

    /// <summary>Phala. Wire value <c>Phala</c>.</summary>
    public static ProviderName Phala => new(Values.Phala);

    /// <summary>Relace. Wire value <c>Relace</c>.</summary>
    public static ProviderName Relace => new(Values.Relace);

    /// <summary>SambaNova. Wire value <c>SambaNova</c>.</summary>
    public static ProviderName SambaNova => new(Values.SambaNova);

    /// <summary>SiliconFlow. Wire value <c>SiliconFlow</c>.</summary>
    public static ProviderName SiliconFlow => new(Values.SiliconFlow);

    /// <summary>Sourceful. Wire value <c>Sourceful</c>.</summary>
    public static ProviderName Sourceful => new(Values.Sourceful);

    /// <summary>Stealth. Wire value <c>Stealth</c>.</summary>
    public static ProviderName Stealth => new(Values.Stealth);

    /// <summary>StreamLake. Wire value <c>StreamLake</c>.</summary>
    public static ProviderName StreamLake => new(Values.StreamLake);

    /// <summary>Switchpoint. Wire value <c>Switchpoint</c>.</summary>
    public static ProviderName Switchpoint => new(Values.Switchpoint);

    /// <summary>Targon. Wire value <c>Targon</c>.</summary>
    public static ProviderName Targon => new(Values.Targon);

    /// <summary>Together. Wire value <c>Together</c>.</summary>
    public static ProviderName Together => new(Values.Together);

    /// <summary>Venice. Wire value <c>Venice</c>.</summary>
    public static ProviderName Venice => new(Values.Venice);

    /// <summary>WandB. Wire value <c>WandB</c>.</summary>
    public static ProviderName WandB => new(Values.WandB);

    /// <summary>Xiaomi. Wire value <c>Xiaomi</c>.</summary>
    public static ProviderName Xiaomi => new(Values.Xiaomi);

    /// <summary>xAI. Wire value <c>xAI</c>.</summary>
    public static ProviderName XAI => new(Values.XAI);

    /// <summary>Z.AI. Wire value <c>Z.AI</c>.</summary>
    public static ProviderName ZAI => new(Values.ZAI);

    /// <summary>FakeProvider. Wire value <c>FakeProvider</c>.</summary>
    public static ProviderName FakeProvider => new(Values.FakeProvider);

    /// <summary>The exact text on the wire; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    static ReadOnlySpan<ProviderName> IExtensibleEnum<ProviderName>.Known => Known;

    static ProviderName IExtensibleEnum<ProviderName>.Create(string value) => new(value);

    /// <summary>Wraps a wire text.</summary>
    /// <param name="value">The exact text on the wire.</param>
    public static implicit operator ProviderName(string value) => new(value);

    /// <summary>Whether two values have the same wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator ==(ProviderName left, ProviderName right) => left.Equals(right);

    /// <summary>Whether two values differ in their wire text.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator !=(ProviderName left, ProviderName right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(ProviderName other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ProviderName other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>The wire text.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;
}
