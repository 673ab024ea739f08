using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client.Tests;

/// <summary>What holds for every open string enum.</summary>
public sealed class EnumTests
{
    private static readonly MethodInfo knownOf = typeof(EnumTests).GetMethod(
        nameof(KnownOf),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    private static IEnumerable<TestCaseData> Enums =>
        WireTypes.Enums.Select(type => new TestCaseData(type).SetArgDisplayNames(type.Name));

    [TestCaseSource(nameof(Enums))]
    public void Values_AreTheKnownOnesAndTheStaticProperties(Type type)
    {
        var constants = Constants(type)
            .ToDictionary(field => field.Name, field => (string)field.GetRawConstantValue()!);
        var properties = Properties(type)
            .ToDictionary(property => property.Name, property => $"{property.GetValue(null)}");

        Assert.That(constants, Is.Not.Empty);
        Assert.That(properties, Is.EquivalentTo(constants));
        Assert.That(Known(type).Select(value => $"{value}"), Is.EquivalentTo(constants.Values));
        Assert.That(constants.Values, Is.Unique);
    }

    [TestCaseSource(nameof(Enums))]
    public void Default_IsTheEmptyText(Type type)
    {
        object value = Activator.CreateInstance(type)!;

        Assert.That(ValueOf(value), Is.Empty);
        Assert.That(value.ToString(), Is.Empty);
        Assert.That(value, Is.EqualTo(Create(type, "")));
        Assert.That(value.GetHashCode(), Is.EqualTo(Create(type, "").GetHashCode()));
        Assert.That(Operator(type, "op_Equality", value, Create(type, "")), Is.True);
    }

    // Half a character is what the platform does not compare.
    [TestCaseSource(nameof(Enums))]
    public void Value_WithHalfACharacter_IsReadAndWritten(Type type)
    {
        var contract = WireJson.Options.GetTypeInfo(type);
        string known = Known(type).Select(value => $"{value}").First(value => value.Length > 0);

        foreach (string text in new[] { "\\uD83D", known + "\\uD83D", known[..^1] + $"\\u{(int)known[^1]:X4}" })
        {
            object read = JsonSerializer.Deserialize($"\"{text}\"", contract)!;

            Assert.That(
                JsonSerializer.Serialize(read, contract),
                Is.EqualTo(text.EndsWith("D83D", StringComparison.Ordinal) ? $"\"{text}\"" : $"\"{known}\"")
            );
        }
    }

    [TestCaseSource(nameof(Enums))]
    public void Equality_IsByExactText(Type type)
    {
        string text = Known(type).Select(value => $"{value}").First(value => value.Any(char.IsAsciiLetter));
        object value = Create(type, text);
        object same = Create(type, new string(text.AsSpan()));
        object otherCase = Create(
            type,
            text.Any(char.IsAsciiLetterLower) ? text.ToUpperInvariant() : text.ToLowerInvariant()
        );

        Assert.That(value.Equals(same), Is.True);
        Assert.That(value.GetHashCode(), Is.EqualTo(same.GetHashCode()));
        Assert.That(value.Equals(otherCase), Is.False);
        Assert.That(value.Equals(text), Is.False);
        Assert.That(Equals(value, null), Is.False);
        Assert.That(Operator(type, "op_Equality", value, same), Is.True);
        Assert.That(Operator(type, "op_Inequality", value, same), Is.False);
        Assert.That(Operator(type, "op_Equality", value, otherCase), Is.False);
        Assert.That(Operator(type, "op_Inequality", value, otherCase), Is.True);
        Assert.That($"{value}", Is.EqualTo(text));
    }

    [TestCaseSource(nameof(Enums))]
    public void Constructor_Null_IsRefused(Type type)
    {
        Assert.That(() => Create(type, null!), Throws.InnerException.TypeOf<ArgumentNullException>());
        Assert.That(() => Convert(type, null!), Throws.InnerException.TypeOf<ArgumentNullException>());
        Assert.That(Convert(type, "brand-new"), Is.EqualTo(Create(type, "brand-new")));
    }

    [TestCaseSource(nameof(Enums))]
    public void Read_KnownValue_ReusesItsConstant(Type type)
    {
        foreach (FieldInfo field in Constants(type))
        {
            string constant = (string)field.GetRawConstantValue()!;

            object read = Read(type, JsonSerializer.Serialize(constant, Wire.Contract<string>()));

            Assert.That(ValueOf(read), Is.SameAs(string.Intern(constant)));
        }
    }

    [TestCaseSource(nameof(Enums))]
    public void Read_UnknownValue_Survives(Type type)
    {
        string[] texts =
        [
            "\"brand-new\"",
            "\"\"",
            "\" \"",
            "\"naïve \\\"quoted\\\"\"",
            $"\"{Known(type)[0]} \"",
            $"\"{$"{Known(type)[0]}".ToUpperInvariant()}\"",
        ];

        Assert.That(texts.Select(text => Write(Read(type, text))), Is.EqualTo(texts));
    }

    [TestCaseSource(nameof(Enums))]
    public void Read_OddToken_IsKeptAsItsText(Type type)
    {
        var read = new[] { "1.50", "true", "false", """{"a": [1]}""", "[ ]" }.Select(json => ValueOf(Read(type, json)));

        Assert.That(read, Is.EqualTo(new[] { "1.50", "true", "false", """{"a": [1]}""", "[ ]" }));
    }

    [TestCaseSource(nameof(Enums))]
    public void Read_Null_IsTheDefault(Type type) =>
        Assert.That(Read(type, "null"), Is.EqualTo(Activator.CreateInstance(type)));

    private static IReadOnlyList<object> Known(Type type) =>
        (IReadOnlyList<object>)knownOf.MakeGenericMethod(type).Invoke(null, null)!;

    private static List<object> KnownOf<T>()
        where T : struct, IExtensibleEnum<T>
    {
        List<object> known = [];
        foreach (T value in T.Known)
        {
            known.Add(value);
        }

        return known;
    }

    private static IEnumerable<FieldInfo> Constants(Type type) =>
        type.GetNestedType("Values")!
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral);

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == type);

    private static object Create(Type type, string text) => Activator.CreateInstance(type, [text])!;

    private static object Convert(Type type, string text) =>
        type.GetMethod("op_Implicit", [typeof(string)])!.Invoke(null, [text])!;

    private static bool Operator(Type type, string name, object? left, object? right) =>
        (bool)type.GetMethod(name)!.Invoke(null, [left, right])!;

    private static string ValueOf(object value) => (string)value.GetType().GetProperty("Value")!.GetValue(value)!;

    private static object Read(Type type, string json) =>
        JsonSerializer.Deserialize(json, WireJson.Options.GetTypeInfo(type))!;

    private static string Write(object value) =>
        JsonSerializer.Serialize(value, WireJson.Options.GetTypeInfo(value.GetType()));
}
