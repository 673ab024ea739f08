using Microsoft.CodeAnalysis;

namespace InteractiveAi.Client.Tests;

/// <summary>The writer on a surface made up for it: an approval is worth what the text shows.</summary>
public class ApiWriterTests
{
    [Test]
    public void Write_SurfaceOfEveryKind_ReadsAsCSharp()
    {
        const string source = """
            using System.Diagnostics.CodeAnalysis;
            using System.Runtime.CompilerServices;
            using System.Text.Json.Serialization;

            namespace Zoo.Inner;

            internal interface IHidden { }
            public interface IShown<in T> { string? Name { get; } Task<T2> RunAsync<T2>(T value, CancellationToken ct = default) where T2 : class?, new(); static abstract int Count { get; } }
            public delegate void Happened(object sender, in int value);
            [Flags] public enum Level : byte { Low = 1, High = 2 }
            public enum Plain { None }

            public abstract class Base : IHidden
            {
                private protected Base() { }
                [JsonPropertyName("kind")] public abstract string Kind { get; }
                protected string NotForUsers => "";
            }

            public sealed class Case : Base, IReadOnlyList<int>
            {
                public const string Quoted = "a\"b";
                public const long Many = 1L << 40;
                public static readonly Case Empty = new();
                public override string Kind => "case";
                public int Count => 0;
                public int this[int index] => 0;
                public event EventHandler? Changed { add { } remove { } }
                public IEnumerator<int> GetEnumerator() => throw new NotSupportedException();
                System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
                public static implicit operator Case(string? text) => Empty;
                internal void Hidden() { }
                public static class Values { public const string Stop = "stop"; }
            }

            public record Request(int Id)
            {
                public required IReadOnlyList<string?> Messages { get; init; }
                public double? Temperature { get; internal set; }
                [JsonInclude] internal bool? Stream { get; init; }
                public sealed override string ToString() => "";
                [Obsolete("use X", DiagnosticId = "Z1")] public bool TryGet([NotNullWhen(true)] out string? value) { value = null; return false; }
            }

            public readonly struct Open : IEquatable<Open>
            {
                public Open(string? value = "x") { }
                public bool Equals(Open other) => true;
                public override bool Equals(object? obj) => obj is Open;
                public override int GetHashCode() => 0;
                public static bool operator ==(Open left, Open right) => true;
                public static bool operator !=(Open left, Open right) => false;
            }

            public class Mockable
            {
                protected Mockable() { }
                public Mockable(string key, params ReadOnlySpan<int> numbers) { }
                public virtual ref readonly int First(ref int a, out int b) { b = 0; return ref a; }
                [Experimental("Z2")] protected virtual void Dispose(bool disposing) { }
                protected internal int Both { get; protected set; }
                private protected void Hidden() { }
            }

            public static class Extensions
            {
                public static T? OrNull<T>(this T? value, (int A, string? B) pair = default, Level level = Level.High) where T : struct => value;
                extension(Mockable mock)
                {
                    public int Twice => 2;
                    public void Again(int times) { }
                }
            }
            """;

        const string expected = """
            namespace Zoo.Inner
            {
                public abstract class Base
                {
                    [JsonPropertyName("kind")]
                    public abstract string Kind { get; }
                }

                public sealed class Case : Base, IReadOnlyList<int>
                {
                    public static readonly Case Empty;
                    public const long Many = 1099511627776;
                    public const string Quoted = "a\"b";
                    public Case();
                    public int Count { get; }
                    public override string Kind { get; }
                    public int this[int index] { get; }
                    public event EventHandler? Changed;
                    public IEnumerator<int> GetEnumerator();
                    public static implicit operator Case(string? text);

                    public static class Values
                    {
                        public const string Stop = "stop";
                    }
                }

                public static class Extensions
                {
                    public static T? OrNull<T>(this T? value, (int A, string? B) pair = default, Level level = High) where T : struct;

                    extension(Mockable mock)
                    {
                        public int Twice { get; }
                        public void Again(int times);
                    }
                }

                public delegate void Happened(object sender, in int value);

                public interface IShown<in T>
                {
                    static abstract int Count { get; }
                    string? Name { get; }
                    Task<T2> RunAsync<T2>(T value, CancellationToken ct = default) where T2 : class?, new();
                }

                [Flags]
                public enum Level : byte
                {
                    Low = 1,
                    High = 2,
                }

                public class Mockable
                {
                    protected Mockable();
                    public Mockable(string key, params ReadOnlySpan<int> numbers);
                    protected int Both { get; set; }
                    [Experimental("Z2")]
                    protected virtual void Dispose(bool disposing);
                    public virtual ref readonly int First(ref int a, out int b);
                }

                public readonly struct Open : IEquatable<Open>
                {
                    public Open(string? value = "x");
                    public bool Equals(Open other);
                    public override bool Equals(object? obj);
                    public override int GetHashCode();
                    public static bool operator ==(Open left, Open right);
                    public static bool operator !=(Open left, Open right);
                }

                public enum Plain
                {
                    None = 0,
                }

                public record Request
                {
                    public Request(int Id);
                    public int Id { get; init; }
                    public required IReadOnlyList<string?> Messages { get; init; }
                    public double? Temperature { get; }
                    public void Deconstruct(out int Id);
                    public sealed override string ToString();
                    [Obsolete("use X", DiagnosticId = "Z1")]
                    [value: NotNullWhen(true)]
                    public bool TryGet(out string? value);
                }
            }
            """;

        var text = Write(source);

        Assert.That(text.TrimEnd(), Is.EqualTo(expected));
    }

    private static string Write(string source)
    {
        var compilation = PlatformCompilation.Create([SourceFile.Parse(source, "Zoo.cs")], name: "Zoo");
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.That(emitted.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error), Is.Empty);
        image.Position = 0;
        var reference = MetadataReference.CreateFromStream(image);
        var reader = PlatformCompilation.Create([]).AddReferences(reference);
        return ApiWriter.Write((IAssemblySymbol)reader.GetAssemblyOrModuleSymbol(reference)!);
    }
}
