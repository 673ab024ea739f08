using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Tests;

// Twenty-one properties of a recursive union: beyond the depth that the serializer's options allow its own exporter.
[JsonPolymorphic(TypeDiscriminatorPropertyName = "op")]
[JsonDerivedType(typeof(Leaf), "leaf")]
[JsonDerivedType(typeof(Add), "add")]
[JsonDerivedType(typeof(Sub), "sub")]
[JsonDerivedType(typeof(Mul), "mul")]
[JsonDerivedType(typeof(Div), "div")]
[JsonDerivedType(typeof(Mod), "mod")]
[JsonDerivedType(typeof(Pow), "pow")]
[JsonDerivedType(typeof(If), "if")]
[JsonDerivedType(typeof(Between), "between")]
[JsonDerivedType(typeof(Clamp), "clamp")]
internal abstract record Expression
{
    internal sealed record Leaf(double Number) : Expression;

    internal sealed record Add(Expression AddLeft, Expression AddRight) : Expression;

    internal sealed record Sub(Expression SubLeft, Expression SubRight) : Expression;

    internal sealed record Mul(Expression MulLeft, Expression MulRight) : Expression;

    internal sealed record Div(Expression DivLeft, Expression DivRight) : Expression;

    internal sealed record Mod(Expression ModLeft, Expression ModRight) : Expression;

    internal sealed record Pow(Expression PowLeft, Expression PowRight) : Expression;

    internal sealed record If(Expression Condition, Expression Then, Expression? Else) : Expression;

    internal sealed record Between(Expression Value, Expression Lower, Expression Upper) : Expression;

    internal sealed record Clamp(Expression Clamped, Expression ClampLower, Expression ClampUpper) : Expression;
}

internal sealed record L01(L02 Next);

internal sealed record L02(L03 Next);

internal sealed record L03(L04 Next);

internal sealed record L04(L05 Next);

internal sealed record L05(L06 Next);

internal sealed record L06(L07 Next);

internal sealed record L07(L08 Next);

internal sealed record L08(L09 Next);

internal sealed record L09(L10 Next);

internal sealed record L10(L11 Next);

internal sealed record L11(int End);
